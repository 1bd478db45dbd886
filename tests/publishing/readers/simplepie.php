<?php
// Reads a feed by SimplePie, with a cache that is old at once, and prints what a site that uses it would show.
error_reporting(E_ERROR);
require "/usr/share/php/simplepie/autoloader.php";
$feed = new SimplePie();
$feed->set_feed_url($argv[1]);
$feed->set_cache_location($argv[2]);
$feed->set_cache_duration(-10);
$feed->set_stupidly_fast(false);
$feed->enable_order_by_date(false);
if (!$feed->init()) {
    fwrite(STDERR, $feed->error());
    exit(1);
}
$items = [];
// The parser of dates in Debian's SimplePie 1.3.1 ends in an error on PHP 8, so what it was given is read by PHP itself.
$times = [
    [SIMPLEPIE_NAMESPACE_ATOM_10, "published"],
    ["", "pubDate"],
];
foreach ($feed->get_items() as $item) {
    $date = "";
    foreach ($times as [$space, $name]) {
        $found = $item->get_item_tags($space, $name);
        $date = $found ? $found[0]["data"] : $date;
    }
    $items[] = [
        "id" => $item->get_id(),
        "title" => html_entity_decode($item->get_title(), ENT_QUOTES | ENT_HTML5, "UTF-8"),
        "link" => $item->get_permalink(),
        "date" => strtotime($date),
    ];
}
echo json_encode(["language" => $feed->get_language(), "items" => $items]);
