"""registerpub.toml: defaults, every fault named by its key, and the template that init writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from registerpub.config import CONFIG_NAME, Config, HealthSettings, load_config, source_names
from registerpub.core.errors import ConfigError, InputError, ManyProblems
from registerpub.pipeline.project import TEMPLATE, create_project


def load(tmp_path: Path, text: str) -> Config:
    (tmp_path / CONFIG_NAME).write_text(text, encoding="utf-8")
    return load_config(tmp_path)


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    config = load(tmp_path, "")
    assert config.policy.classes["A"].people == 2
    assert config.database == tmp_path / "var" / "registerpub.sqlite3"
    assert config.languages == ("kk", "ru", "en")


def test_the_template_shows_the_defaults(tmp_path: Path) -> None:
    shown = "\n".join(
        line.removeprefix("# ")
        for line in TEMPLATE.splitlines()
        if not line.startswith("# registerpub:") and "Unknown keys" not in line
    )
    plain, template = load(tmp_path, ""), load(tmp_path, TEMPLATE)
    assert template == plain
    assert load(tmp_path, shown).policy == plain.policy
    assert load(tmp_path, shown).crawl == plain.crawl
    assert load(tmp_path, shown).evidence == plain.evidence
    assert load(tmp_path, shown).health == plain.health


@pytest.mark.parametrize(
    ("desk", "secure", "hosts"),
    [
        ("", False, ("127.0.0.1", "localhost")),
        ("address = 'https://desk.example'", True, ("127.0.0.1", "localhost", "desk.example")),
        ("address = 'https://desk.example:8443'\nallowed_hosts = ['desk.example']", True, ("desk.example",)),
        ("listen = '192.0.2.1:8000'", True, ("127.0.0.1", "localhost")),
        (f"address = 'http://{'a' * 56}.onion'", False, ("127.0.0.1", "localhost", f"{'a' * 56}.onion")),
    ],
)
def test_the_desk_is_reached_through_tls_from_anywhere_else(
    desk: str, secure: bool, hosts: tuple[str, ...], tmp_path: Path
) -> None:
    config = load(tmp_path, f"[desk]\n{desk}")
    assert (config.is_secure, config.allowed_hosts) == (secure, hosts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[policy]\npeople = 1", "policy.people: unknown key; allowed: A, B, C, terminal_decisions"),
        ("[policy.D]\npeople = 1", "policy.D: unknown key; allowed: A, B, C"),
        ("[policy.A]\npeople = 0", "policy.A.people: 0 is less than the minimum of 1"),
        ("[policy.A]\npeople = 'two'", "policy.A.people: 'two' is not of type 'integer'"),
        ("[site]\nlanguages = ['kk', 'de']", "site.languages.1: 'de' is not allowed; use one of: kk, ru, en"),
        ("[site]\nlanguages = ['en', 'en']", "site.languages: ['en', 'en'] has non-unique elements"),
        (
            "[site]\ntimezone = 'Nowhere/No'",
            "site.timezone: 'Nowhere/No' is not a time zone; write one like Asia/Almaty",
        ),
        (
            "[site]\ncontact = 'editors'",
            "site.contact: 'editors' cannot be used; write mailto: and an address, or a page",
        ),
        ("[site]\ntimezone = ''", "site.timezone: '' is not a time zone"),
        ("[site]\ntimezone = '../etc/passwd'", "site.timezone: '../etc/passwd' is not a time zone"),
        ("[site]\ntimezone = 'Asia'", "site.timezone: 'Asia' is not a time zone"),
        ("[site]\ntimezone = 5", "site.timezone: 5 is not of type 'string'"),
        ("site = 5", "site: 5 is not of type 'object'"),
        ("[database]\nurl = 'mysql://x'", "database.url: 'mysql://x' cannot be used; write sqlite:///PATH, such as"),
        (
            "[database]\nurl = 'postgresql://me:secret@host/name'",
            "database.url: 'postgresql://me:…@host/name' cannot be used; write sqlite:///PATH, such as",
        ),
        ("[database]\nurl = 'postgresql://host'", "database.url: 'postgresql://host' cannot be used; write sqlite"),
        ("[desk]\naddress = 'http://desk.example'", "desk.address: 'http://desk.example' cannot be used; write where"),
        ("[desk]\naddress = 'https://desk.example/x'", "desk.address: 'https://desk.example/x' cannot be used; write"),
        ("[archive]\nsize = 5", "archive.size: unknown key; allowed: max_megabytes, max_minutes, timestamp"),
        ("[archive]\nmax_megabytes = 0", "archive.max_megabytes: 0 is less than the minimum of 1"),
        ("[archive]\ntimestamp = 'tsa'", "archive.timestamp: 'tsa' cannot be used; write the whole address"),
        ("[desk]\nlisten = '8000'", "desk.listen: '8000' cannot be used; write HOST:PORT, such as 127.0.0.1:8000"),
        ("[desk]\nlisten = 8000", "desk.listen: 8000 cannot be used; write HOST:PORT, such as 127.0.0.1:8000"),
        ("[desk]\nprocesses = 0", "desk.processes: 0 cannot be used; write a whole number from 1 to 32"),
        ("[archive]\ntimestamp_root = 'gone.pem'", "archive.timestamp_root: 'gone.pem' is no file in "),
        ("[archive]\ntimestamp_root = 5", "archive.timestamp_root: 5 is not of type 'string'"),
        ("[sources]\nenabled = ['azattyq-kk', 'nosuch']", "sources.enabled.1: 'nosuch' is not a source; allowed: "),
        ("[sources]\nenabled = [5]", "sources.enabled.0: 5 is not of type 'string'"),
        ("[sources]\nenabled = 5", "sources.enabled: 5 is not of type 'array'"),
        (
            "colour = 1",
            "colour: unknown key; allowed: archive, backup, database, desk, health, mirrors, policy, queue, registers, "
            "signing, site, sources, watch, webhooks, websub",
        ),
    ],
)
def test_a_bad_key_or_value_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ManyProblems) as caught:
        load(tmp_path, text)
    assert message in str(caught.value)


def test_a_root_certificate_that_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "root.pem").touch()
    text = '[archive]\ntimestamp_root = "{}"'
    assert load(tmp_path, text.format("root.pem")).evidence.timestamp_root == "root.pem"
    assert load(tmp_path, text.format(tmp_path / "root.pem")).evidence.timestamp_root
    assert load(tmp_path, text.format("")).evidence.timestamp_root == ""


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(ManyProblems) as caught:
        load(tmp_path, "colour = 1\n[policy.A]\npeople = 0\norigin = 3")
    assert [problem.path for problem in caught.value.problems] == ["colour", "policy.A.origin", "policy.A.people"]


def test_sources_of_the_project_and_shipped_ones_may_be_enabled(tmp_path: Path) -> None:
    shipped = source_names(tmp_path)
    own = tmp_path / "sources" / "lake"
    own.mkdir(parents=True)
    with pytest.raises(ManyProblems, match="'lake' is not a source; allowed: ") as caught:
        load(tmp_path, '[sources]\nenabled = ["lake"]')
    assert all(name in str(caught.value) for name in shipped)
    (own / "source.toml").touch()
    names = [*shipped, "lake"]
    assert load(tmp_path, f"[sources]\nenabled = {names}").crawl.enabled == tuple(names)


def test_a_file_that_is_no_toml_or_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="registerpub init"):
        load_config(tmp_path)
    with pytest.raises(ConfigError, match="not valid TOML"):
        load(tmp_path, "[policy")


def test_init_refuses_a_folder_that_is_a_project_and_keeps_secrets_private(tmp_path: Path) -> None:
    create_project(tmp_path / "p")
    secret = tmp_path / "p" / "var" / "secret.key"
    assert secret.stat().st_mode & 0o077 == 0
    assert len(secret.read_text(encoding="ascii")) > 40
    with pytest.raises(InputError, match="is a project folder already"):
        create_project(tmp_path / "p")


def test_the_hook_is_a_command_with_its_arguments(tmp_path: Path) -> None:
    assert load(tmp_path, "").health == HealthSettings((), 30)
    text = '[health]\nnotify = ["tell", "a b"]\nnotify_seconds = 5\n'
    assert load(tmp_path, text).health == HealthSettings(("tell", "a b"), 5)
    with pytest.raises(ManyProblems, match=r"health\.notify"):
        load(tmp_path, '[health]\nnotify = "tell; rm"\n')


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ('proxy = "socks5://127.0.0.1:9050"', "sources.proxy", "set HTTPTunnelPort"),
        ('proxy = "https://127.0.0.1:8118"', "sources.proxy", "http proxy"),
        ('proxy = "http://127.0.0.1"', "sources.proxy", "http proxy"),
        ('[sources.proxies]\nrferl = "socks5h://x:1"', "sources.proxies.rferl", "SOCKS"),
        ('[sources.proxies]\nnobody = "direct"', "sources.proxies.nobody", "is not a source"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_named_with_the_mend(tmp_path: Path, text: str, key: str, message: str) -> None:
    with pytest.raises(ManyProblems) as caught:
        load(tmp_path, f"[sources]\n{text}")
    [problem] = caught.value.problems
    assert problem.path == key
    assert message in problem.message


def test_proxies_of_sources_are_read(tmp_path: Path) -> None:
    crawl = load(tmp_path, '[sources]\nproxy = "http://u:p@127.0.0.1:8118"\n[sources.proxies]\nrferl = "direct"').crawl
    assert (crawl.proxy_of("rferl"), crawl.proxy_of("other")) == ("", "http://u:p@127.0.0.1:8118")
