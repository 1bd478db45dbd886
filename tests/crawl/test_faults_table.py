"""The faults that a crawl must survive, and where each of them is tested. A fault without a test fails here."""

from __future__ import annotations

from importlib import import_module

import pytest

PAGES, LISTS, JOURNEYS = "test_faults_of_pages", "test_faults_of_lists", "test_crawl_journeys"
EVIDENCE, DISCOVERY = "test_crawl_evidence", "test_discovery"
EVERY_PAGE = f"{PAGES}:test_every_fault_of_a_page_is_told_and_none_becomes_a_version_of_it"
EVERY_LIST = f"{LISTS}:test_every_fault_of_a_list_is_told_and_what_is_sound_is_fetched_all_the_same"

FAULTS: dict[str, tuple[str, ...]] = {
    "hang": (EVERY_PAGE, f"{JOURNEYS}:test_a_site_that_never_answers_is_a_finding"),
    "reset": (EVERY_PAGE,),
    "slow drip": (EVERY_PAGE,),
    "endless body": (EVERY_PAGE, f"{JOURNEYS}:test_a_body_larger_than_the_limit_is_a_finding"),
    "gzip bomb": (EVERY_PAGE, f"{DISCOVERY}:test_a_gzip_bomb_is_refused_in_bounded_memory"),
    "wrong length": (EVERY_PAGE, f"{JOURNEYS}:test_a_body_that_breaks_off_is_a_finding_and_no_article"),
    "redirect loop": (EVERY_PAGE, f"{JOURNEYS}:test_a_redirect_without_end_is_a_finding"),
    "redirect to a private address": (
        EVERY_PAGE,
        f"{JOURNEYS}:test_a_redirect_to_a_private_address_is_refused_and_reported",
    ),
    "200 with 11 bytes": (EVERY_PAGE, EVERY_LIST),
    "challenge page": (
        f"{PAGES}:test_a_check_of_visitors_in_place_of_an_article_is_no_version_and_ends_the_visit",
        "test_crawl_reach:test_a_site_that_blocks_us_is_reported_and_left_alone",
    ),
    "500 for a week then recovery": (
        f"{PAGES}:test_a_server_that_fails_for_a_week_is_told_of_every_day_and_nothing_is_missed",
        EVERY_PAGE,
    ),
    "feed with the same ETag after a change": (
        f"{LISTS}:test_a_feed_with_the_same_etag_after_a_change_is_caught_within_a_day",
    ),
    "feed in windows-1251 declared UTF-8": (EVERY_LIST,),
    "sitemap of 50,000 URLs": (
        f"{LISTS}:test_a_sitemap_of_50000_addresses_is_read_in_one_visit_for_what_may_be_an_article",
        f"{DISCOVERY}:test_of_a_sitemap_of_50000_addresses_the_newest_are_looked_at_and_the_bound_is_told",
    ),
    "XML entity bomb": (EVERY_LIST,),
    "HTML of depth 100,000": (EVERY_PAGE, EVERY_LIST),
    "file of NUL bytes": (EVERY_PAGE, EVERY_LIST),
    "disk full while writing WARC": (
        f"{EVIDENCE}:test_a_disk_that_fills_up_ends_the_crawl_as_our_fault_and_loses_nothing",
        f"{EVIDENCE}:test_a_full_disk_is_a_finding_and_later_crawls_become_visits_and_no_versions",
    ),
    "kill -9 while writing": (
        f"{JOURNEYS}:test_killed_in_the_middle_nothing_complete_is_lost_and_the_next_crawl_does_the_rest",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_has_a_test(fault: str) -> None:
    for place in FAULTS[fault]:
        module, _, name = place.partition(":")
        assert callable(getattr(import_module(f"tests.crawl.{module}"), name))


def test_no_test_of_faults_is_forgotten_here() -> None:
    listed = {place for places in FAULTS.values() for place in places}
    for name in (PAGES, LISTS):
        tests = {f"{name}:{test}" for test in dir(import_module(f"tests.crawl.{name}")) if test.startswith("test_")}
        others = {test for test in tests - listed if "no_address" not in test and "either_writer" not in test}
        assert others == set()
