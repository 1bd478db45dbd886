import re

from django.test import Client

from registerpub.desk.assets import FOREIGN, asset_address


def test_the_style_sheet_is_served_under_its_digest_and_kept_for_ever(client: Client) -> None:
    response = client.get(asset_address("desk.css"))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"] and "no-store" not in response["Cache-Control"]


def test_an_unchanged_file_is_not_sent_again(client: Client) -> None:
    address = asset_address("desk.css")
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_no_other_file_can_be_asked_for(client: Client) -> None:
    names = ("desk.css", "desk.0000000000000000.css", "..%2f__init__.py", "settings.0000000000000000.py", "%00")
    for name in names:
        assert client.get(f"/static/{name}").status_code == 404


def test_the_style_sheet_asks_for_nothing_from_elsewhere(client: Client) -> None:
    style = client.get(asset_address("desk.css")).content.decode()
    assert "url(" not in style and "@import" not in style
    assert len(style.splitlines()) <= 300


def test_scripts_are_served_by_the_desk_itself_and_ask_for_nothing_from_elsewhere(client: Client) -> None:
    for name in (*FOREIGN, "passkeys.js"):
        response = client.get(asset_address(name))
        assert response.status_code == 200 and response["Content-Type"] == "text/javascript; charset=utf-8", name
        code = re.sub(r"^//.*$", "", response.content.decode(), flags=re.MULTILINE)
        assert "http" not in code and "eval(" not in code and "import(" not in code, name
