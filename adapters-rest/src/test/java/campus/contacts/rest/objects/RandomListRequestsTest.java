package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Tests that requests with random combinations of parameters, by callers with different grants and on all pages, show what a naive model
 * shows (queries, sections 1 to 4, 6 and 9).
 */
@OnEveryStorage
class RandomListRequestsTest {
    /** The words of a search by what is typed; a space separates them. */
    static final Map<String, String> TYPED = Map.of(
            "a", "a", "\u00c4", "a", "RE", "re", "\u00df", "ss", "\u5b57%", "\u5b57", "b_re", "b re", "gru", "gru",
            "bo AN", "bo an", "bob7", "bob7", "zzz", "zzz");

    @Parameter
    StorageUnderTest storage;

    @TempDir
    Path directory;

    @Test
    @Tag("random")
    void lists_and_items_show_what_a_naive_model_shows() {
        Dice dice = Dice.of("requests for lists");
        try (RecordedCampus campus = new RecordedCampus(directory, storage.options(), dice)) {
            for (int i = 0; i < Dice.rounds(500); i++) {
                String name = dice.pick(List.copyOf(campus.callers.keySet()));
                ListQuestion question = question(dice, campus);
                walk(campus.caller(name), question, campus.callers.get(name));
                item(dice, campus, name);
            }
        }
    }

    private static ListQuestion question(Dice dice, RecordedCampus campus) {
        String collection = dice.pick(RecordedCampus.COLLECTIONS);
        boolean filed = !collection.equals("address-books");
        String book = filed ? dice.rarely(2, () -> named(dice, campus, "address-books")) : null;
        boolean nested = book != null && dice.oneIn(2);
        List<ListQuestion.Parameter> parameters = new ArrayList<>();
        if (book != null) {
            add(parameters, "view", dice.rarely(3, () -> dice.pick(List.of("federated", "isolated"))));
        }
        add(parameters, "q", dice.rarely(3, () -> dice.pick(List.copyOf(TYPED.keySet()))));
        List<String> orders = new ArrayList<>(List.of("displayName", "-displayName"));
        if (collection.equals("contacts")) {
            orders.addAll(List.of("startDate", "-startDate"));
            add(parameters, "expand", dice.rarely(2, () -> "address"));
            add(parameters, "addressId", dice.rarely(6, () -> named(dice, campus, "addresses")));
        }
        String person = Map.of("contacts", "referenceId", "addresses", "resourceId", "address-books", "providerId")
                .get(collection);
        add(parameters, person, dice.rarely(4, () -> dice.pick(RecordedCampus.PEOPLE)));
        add(parameters, "sort", dice.rarely(2, () -> dice.pick(orders)));
        add(parameters, "asOf", dice.rarely(3, campus.moment::toString));
        add(parameters, "limit", dice.rarely(2, () -> "" + (1 + dice.below(6))));
        add(parameters, "total", dice.rarely(2, () -> "true"));
        if (!nested && dice.oneIn(4)) {
            for (int i = 0; i < 12; i++) {
                add(parameters, "id", named(dice, campus, dice.oneIn(9) ? "addresses" : collection));
            }
        }
        return new ListQuestion(campus, collection, book, nested, parameters);
    }

    private static void add(List<ListQuestion.Parameter> parameters, String name, String value) {
        if (value != null) {
            parameters.add(new ListQuestion.Parameter(name, value));
        }
    }

    /** Returns the Id of an object that is there, or its alias. */
    private static String named(Dice dice, RecordedCampus campus, String collection) {
        String id = dice.pick(campus.ids(collection));
        return campus.aliases.entrySet().stream()
                .filter(alias -> alias.getValue().equals(id) && dice.oneIn(2))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    /** Follows the pages to the last one, and back to the first. */
    private static void walk(Conversation caller, ListQuestion question, Set<String> grants) {
        Conversation.Answer page = caller.get(question.target());
        String asked = question.target() + " by a caller with " + grants;
        Conversation.Answer head = caller.send("HEAD", question.target(), "");
        assertThat(head.body()).as(asked).isEmpty();
        assertThat(head.status()).as(asked).isEqualTo(page.status());
        assertThat(page.status()).as(asked).isEqualTo(question.status(grants));
        if (page.status() != 200) {
            return;
        }
        assertThat(head.headers().get("link"))
                .as(asked)
                .isEqualTo(page.headers().get("link"));
        assertThat(head.header("X-Total-Count")).as(asked).isEqualTo(page.header("X-Total-Count"));
        List<JsonNode> expected = question.expected(grants);
        List<List<JsonNode>> pages = new ArrayList<>();
        String total = question.has("total") ? "" + expected.size() : null;
        for (Conversation.Answer each = page; each != null; each = follow(caller, each, "next")) {
            pages.add(List.of(elements(each)));
            assertThat(each.header("X-Total-Count")).as(asked).isEqualTo(total);
            page = each;
        }
        assertThat(pages).as(asked).isEqualTo(pages(expected, question.pageSize()));
        for (int i = pages.size() - 1; i > 0; i--) {
            page = follow(caller, page, "prev");
            assertThat(page).as(asked).isNotNull();
            assertThat(List.of(elements(page))).as(asked).isEqualTo(pages.get(i - 1));
        }
        assertThat(link(page, "prev")).as(asked).isNull();
    }

    private static JsonNode[] elements(Conversation.Answer page) {
        List<JsonNode> elements = new ArrayList<>();
        page.is(200).json().forEach(elements::add);
        return elements.toArray(JsonNode[]::new);
    }

    private static List<List<JsonNode>> pages(List<JsonNode> all, int size) {
        List<List<JsonNode>> pages = new ArrayList<>();
        for (int start = 0; start == 0 || start < all.size(); start += Math.min(size, all.size() - start + 1)) {
            pages.add(all.subList(start, Math.min(all.size(), (int) Math.min(all.size(), (long) start + size))));
        }
        return pages;
    }

    private static Conversation.Answer follow(Conversation caller, Conversation.Answer page, String relation) {
        String link = link(page, relation);
        return link == null ? null : caller.get(link);
    }

    private static String link(Conversation.Answer page, String relation) {
        Matcher link = Pattern.compile("<([^>]*)>; rel=\"" + relation + '"')
                .matcher(String.join(", ", page.headers().getOrDefault("link", List.of())));
        return link.find() ? link.group(1) : null;
    }

    /** Asks for a contact with its address, by GET and HEAD and with its tag. */
    private static void item(Dice dice, RecordedCampus campus, String name) {
        boolean past = dice.oneIn(2);
        RecordedCampus.State state = past ? campus.then : campus.now;
        Set<String> grants = campus.callers.get(name);
        Map<String, JsonNode> contacts = state.objects.get("contacts");
        String id = dice.pick(List.copyOf(campus.then.objects.get("contacts").keySet()));
        ListQuestion rights = new ListQuestion(campus, "contacts", null, false, List.of());
        String target =
                RecordedCampus.item("contacts", id) + "?expand=address" + (past ? "&asOf=" + campus.moment : "");
        Conversation.Answer answer = campus.caller(name).get(target);
        Conversation.Answer head = campus.caller(name).send("HEAD", target, "");
        assertThat(head.status()).as(target).isEqualTo(answer.status());
        assertThat(head.header("ETag")).as(target).isEqualTo(answer.header("ETag"));
        if (!contacts.containsKey(id) || !rights.sees(grants, id)) {
            assertThat(answer.status()).as(target).isEqualTo(404);
            return;
        }
        String address = RecordedCampus.text(contacts.get(id), "addressId");
        boolean shown = rights.sees(grants, address);
        ObjectNode expected = contacts.get(id).deepCopy();
        expected.set("address", shown ? state.objects.get("addresses").get(address) : null);
        assertThat(answer.is(200).json()).as(target).isEqualTo(expected);
        String tag = '"' + unquoted(state, id) + '-' + (shown ? unquoted(state, address) : "0") + '"';
        assertThat(answer.header("ETag")).as(target).isEqualTo(tag);
        campus.caller(name).with("If-None-Match", tag).get(target).is(304);
    }

    private static String unquoted(RecordedCampus.State state, String id) {
        return state.tags.get(id).replace("\"", "");
    }
}
