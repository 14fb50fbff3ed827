package campus.contacts.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends single requests and reads their responses. */
final class Client {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private final HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> send(String method, String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** @param body JSON */
    void post(String url, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.method() + ' ' + request.uri() + ": " + answer.statusCode() + ' ' + answer.body());
        }
        return answer;
    }

    /** Returns the target of the page of 100 contacts that starts in the middle of all contacts. */
    String laterPage(Program ours, SampleCampus campus) throws IOException, InterruptedException {
        long skipped = campus.contacts() / 2 - 100;
        String links = send("GET", ours.url() + "/contacts?limit=100&offset=" + skipped)
                .headers()
                .firstValue("Link")
                .orElseThrow();
        Matcher next = NEXT.matcher(links);
        if (!next.find()) {
            throw new IllegalStateException("no next page in " + links);
        }
        return next.group(1).substring(ours.url().length());
    }

    /** Returns how often a text is in the response to the first request. */
    int count(Program ours, Work work, String text) throws IOException, InterruptedException {
        return send("GET", ours.url() + work.ours().targets().get(0)).body().split(text, -1).length - 1;
    }

    /** Requires equal responses, without which a ratio is meaningless. */
    void requireSameAnswers(Work work, Program ours, Program floor) throws IOException, InterruptedException {
        String target = work.ours().targets().get(0);
        String our = send("GET", ours.url() + target).body().replace(ours.url(), "");
        String floors = send("GET", floor.url() + target).body().replace(floor.url(), "");
        if (!our.equals(floors)) {
            int same = Arrays.mismatch(our.toCharArray(), floors.toCharArray());
            throw new IllegalStateException(
                    "to " + target + " we answer …" + part(our, same) + "… and the floor …" + part(floors, same) + '…');
        }
    }

    /** Returns the part of a response around an index. */
    private static String part(String answer, int place) {
        return answer.substring(Math.max(0, place - 60), Math.min(answer.length(), place + 60));
    }
}
