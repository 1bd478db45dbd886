"""Larger towns of Kazakhstan in the three languages, dictionary form first, then other spellings."""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = (
    "Almaty | Алматы, Алма-Ата | Алматы",
    "Astana, Nur-Sultan | Астана, Нур-Султан | Астана, Нұр-Сұлтан",
    "Shymkent | Шымкент | Шымкент",
    "Aqtobe, Aktobe | Актобе | Ақтөбе",
    "Atyrau | Атырау | Атырау",
    "Aqtau, Aktau | Актау | Ақтау",
    "Oral, Uralsk | Уральск, Орал | Орал",
    "Qostanai, Kostanay, Kostanai | Костанай, Кустанай | Қостанай",
    "Petropavl, Petropavlovsk | Петропавловск, Петропавл | Петропавл",
    "Kokshetau, Kökshetau | Кокшетау | Көкшетау",
    "Pavlodar | Павлодар | Павлодар",
    "Oskemen, Ust-Kamenogorsk | Усть-Каменогорск, Оскемен | Өскемен",
    "Semei, Semey | Семей | Семей",
    "Qaraghandy, Karaganda, Karagandy | Караганда | Қарағанды",
    "Temirtau | Темиртау | Теміртау",
    "Zhezqazghan, Zhezkazgan | Жезказган | Жезқазған",
    "Taldyqorghan, Taldykorgan | Талдыкорган | Талдықорған",
    "Qonaev, Konaev, Kapchagai | Конаев, Капчагай | Қонаев, Қапшағай",
    "Taraz | Тараз | Тараз",
    "Turkistan | Туркестан | Түркістан",
    "Qyzylorda, Kyzylorda | Кызылорда | Қызылорда",
    "Zhanaozen | Жанаозен | Жаңаөзен",
    "Ekibastuz | Экибастуз | Екібастұз",
    "Rudny, Rudnyi | Рудный | Рудный",
    "Balqash, Balkhash | Балхаш | Балқаш",
    "Stepnogorsk | Степногорск | Степногорск",
    "Zarechny, Zarechnyi | Заречный | Заречный",
    "Ridder | Риддер | Риддер",
    "Arqalyq, Arkalyk | Аркалык | Арқалық",
    "Kentau | Кентау | Кентау",
    "Satbaev, Satpaev, Satpayev | Сатпаев | Сәтбаев",
    "Shchuchinsk | Щучинск | Щучинск",
    "Khromtau | Хромтау | Хромтау",
    "Aqsai, Aksai | Аксай | Ақсай",
    "Aqsu, Aksu | Аксу | Ақсу",
    "Lisakov, Lisakovsk | Лисаковск | Лисаков",
    "Saran | Сарань | Саран",
    "Shakhtinsk | Шахтинск | Шахтинск",
    "Qaskeleng, Kaskelen | Каскелен | Қаскелең",
    "Talghar, Talgar | Талгар | Талғар",
    "Zharkent | Жаркент | Жаркент",
    "Qulsary, Kulsary | Кульсары | Құлсары",
    "Saryaghash, Saryagash | Сарыагаш | Сарыағаш",
    "Arys | Арысь | Арыс",
    "Lenger | Ленгер | Леңгір",
    "Qaratau, Karatau | Каратау | Қаратау",
    "Aiagoz, Ayagoz | Аягоз | Аягөз",
    "Atbasar | Атбасар | Атбасар",
    "Baiqonyr, Baikonur | Байконур | Байқоңыр",
    "Aral, Aralsk | Аральск | Арал",
    "Kokpekti | Кокпекты | Көкпекті",
    "Beineu, Beyneu | Бейнеу | Бейнеу",
)


def _row(text: str) -> Mapping[str, tuple[str, ...]]:
    parts = [tuple(name.strip() for name in part.split(",")) for part in text.split("|")]
    return dict(zip(("en", "ru", "kk"), parts, strict=True))


PLACES: tuple[Mapping[str, tuple[str, ...]], ...] = tuple(_row(text) for text in _TABLE)
