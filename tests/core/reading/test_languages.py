"""Paragraphs of a line: ours in every script, and those of languages that look like them."""

from __future__ import annotations

import pytest

from registerpub.core.reading import detect_language

OURS = [
    ("kk", "Сот белсендіні үйқамаққа шығарды."),
    ("kk", "Ол қамауға алынды."),
    ("kk", "Үкім шықты."),
    ("kk", "Полиция наразыларды ұстады."),
    ("kk", "Саяси тұтқындар тізімі жаңарды."),
    ("kk", "Бүгін сот болды."),
    ("kk", "Оны босатты."),
    ("kk", "Мамандар болжам жасады."),
    ("kk", "Кеше кешкісін ауылда той болды."),
    ("kk", "Түрме бастығы жауап бермеді."),
    ("kk", "Sot belsendini üiqamaqqa şyğardy."),
    ("kk", "Ol qamauğa alyndy."),
    ("kk", "Ükim şyqty."),
    ("kk", "Polisia narazylardy ūstady."),
    ("kk", "Saiasi tūtqyndar tizimi jañardy."),
    ("kk", "Bügin sot boldy."),
    ("kk", "Türme bastyğy jauap bermedi."),
    ("kk", "Keşe keşkisin auylda toi boldy."),
    ("kk", "Advokat apelliasia beredi dep otyr."),
    ("kk", "سوت بەلسەندىنى ۇيقاماققا شىعاردى."),
    ("kk", "ول قاماۋعا الىندى."),
    ("kk", "ۇكىم شىقتى."),
    ("kk", "پوليتسيا نارازىلاردى ۇستادى."),
    ("kk", "ساياسي تۇتقىندار ٴتىزىمى جاڭاردى."),
    ("kk", "بۇگىن سوت بولدى."),
    ("kk", "تۇرمە باستىعى جاۋاپ بەرمەدى."),
    ("ru", "Суд вынес приговор."),
    ("ru", "Его отпустили."),
    ("ru", "Полиция задержала протестующих."),
    ("ru", "Он под арестом."),
    ("ru", "Адвокат подал жалобу."),
    ("ru", "Список обновлён."),
    ("ru", "Сегодня был суд."),
    ("ru", "Казахстан, Алматы."),
    ("ru", "Тюремное начальство не ответило."),
    ("ru", "Нурлан Қуатов осуждён."),
    ("en", "The court ruled."),
    ("en", "He was released."),
    ("en", "Police detained protesters."),
    ("en", "The list was updated."),
    ("en", "Her lawyer appealed."),
    ("en", "Prison officials did not answer."),
]
FOREIGN = [
    ("Kyrgyz", "Өкмөттүн маалыматына караганда, быйыл түшүм жакшы болду."),
    ("Kyrgyz", "Президент Садыр Жапаров кечээ Жогорку Кеңештин депутаттары менен жолугушту."),
    ("Kyrgyz", "Анын айтымында, жаңы мектеп күзүндө ачылат."),
    ("Kyrgyz", "Милиция кармалгандардын атын атаган жок."),
    ("Tatar", "Казанда бүген яңа мәктәп ачылды, анда ике йөз бала укыячак."),
    ("Tatar", "Суд карары белән ул өч елга ирегеннән мәхрүм ителде."),
    ("Tatar", "Татарстан хөкүмәте киләсе елга бюджетны раслады."),
    ("Tatar", "Җирле халык бу карар белән килешми."),
    ("Tatar", "Шәһәр үзәгендә җыелыш узды."),
    ("Ukrainian", "За словами адвоката, рішення буде оскаржено в апеляції."),
    ("Ukrainian", "Поліція затримала кількох учасників акції протесту."),
    ("Ukrainian", "Він не визнає своєї провини."),
    ("Uzbek", "Тошкентда суд фаолнинг ишини кўриб чиқди ва уни оқлади."),
    ("Uzbek", "Ҳукумат янги йилда маошларни оширишни ваъда қилди."),
    ("Uzbek", "Унинг сўзларига кўра, мактаб кузда очилади."),
    ("Bashkir", "Өфөлә бөгөн яңы мәктәп асылды, унда ике йөҙ бала уҡый."),
    ("Bashkir", "Суд ҡарары менән ул өс йылға иркенән мәхрүм ителде."),
    ("Turkish", "Mahkeme dün aktivistin davasını görüştü ve onu serbest bıraktı."),
    ("Turkish", "Hükümet yeni yılda maaşların artırılacağını açıkladı."),
    ("Uzbek", "Toshkentda sud faolning ishini ko‘rib chiqdi va uni oqladi."),
    ("Uzbek", "Hukumat yangi yilda maoshlarni oshirishni va’da qildi."),
    ("Uzbek", "Uning so‘zlariga ko‘ra, maktab kuzda ochiladi."),
    ("Uyghur", "ئۈرۈمچىدە سوت مەھكىمىسى ئۇنىڭ دېلوسىنى كۆرۈپ چىقتى."),
    ("Uyghur", "ھۆكۈمەت يېڭى يىلدا مائاشنى ئاشۇرىدىغانلىقىنى ئېيتتى."),
    ("Uyghur", "مەكتەپ كۈزدە ئېچىلىدۇ، دېدى ئۇ."),
    ("Persian", "دادگاه دیروز پرونده فعال مدنی را بررسی کرد."),
    ("Persian", "دولت اعلام کرد که حقوق‌ها افزایش می‌یابد."),
    ("Arabic", "نظرت المحكمة أمس في قضية الناشط وأفرجت عنه."),
    ("Arabic", "أعلنت الحكومة عن زيادة الرواتب في العام المقبل."),
    ("Belarusian", "Суд у Мінску прызнаў актывіста вінаватым і прызначыў яму два гады."),
    ("Belarusian", "Паводле слоў адваката, рашэнне будзе абскарджана."),
]


@pytest.mark.parametrize(("language", "text"), OURS)
def test_our_languages_are_told_in_every_script(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("name", "text"), FOREIGN)
def test_languages_that_look_like_ours_are_none_of_them(name: str, text: str) -> None:
    assert detect_language(text) == "und", name


@pytest.mark.parametrize(
    "text",
    [
        "«Українська правда» газетінің тілшісі Қазақстандағы сот туралы жазды.",
        "Газета «Українська правда» написала о суде в Алматы.",
        "Журналист Сергій Їжак рассказал об этом в понедельник.",
        "Өзбекстандық Ўткир есімді азамат Шымкентте ұсталды.",
        "Бiр жiгiт келiп, үйдiң алдында тұрды.",
    ],
)
def test_a_foreign_name_in_a_text_of_ours_does_not_make_it_foreign(text: str) -> None:
    assert detect_language(text) in ("kk", "ru")
