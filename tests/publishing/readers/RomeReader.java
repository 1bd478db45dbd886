// Reads a feed by Rome and prints a line per entry: id, title and link, by tabs; then the status of a second fetch
// that says what it had.

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

public class RomeReader {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String address : arguments) {
            HttpURLConnection first = (HttpURLConnection) new URL(address).openConnection();
            SyndFeed feed = new SyndFeedInput().build(new XmlReader(first));
            for (SyndEntry entry : feed.getEntries()) {
                out.println(String.join("\t", address, entry.getUri(), entry.getTitle(), entry.getLink(),
                        Long.toString(entry.getPublishedDate().getTime() / 1000)));
            }
            HttpURLConnection again = (HttpURLConnection) new URL(address).openConnection();
            again.setRequestProperty("If-None-Match", first.getHeaderField("ETag"));
            again.setRequestProperty("If-Modified-Since", first.getHeaderField("Last-Modified"));
            out.println(String.join("\t", address, "again", Integer.toString(again.getResponseCode())));
        }
    }
}
