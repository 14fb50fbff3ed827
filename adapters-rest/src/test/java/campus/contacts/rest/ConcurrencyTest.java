package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import campus.contacts.rest.objects.ObjectContract;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Tests that concurrent requests break no rule and that no client is asked to retry. */
@OnEveryStorage
public class ConcurrencyTest extends Conformance {
    private static final int TIMES = 15;

    @RepeatedTest(TIMES)
    void two_changes_of_different_properties_both_hold() {
        String id = clerk.contact(TestObjects.someone());
        List<Answer> answers = atOnce(
                put("/contacts/{}", id).json("description", "one"),
                put("/contacts/{}", id).json("displayName", "two"),
                patch("/contacts/{}", id).json("addresseeId", "a:b@c"),
                put("/contacts/{}", id).json("endReasonId", "d:e@f"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        JsonNode contact = get("/contacts/{}", id).send().json();
        assertThat(contact.get("description").textValue()).isEqualTo("one");
        assertThat(contact.get("displayName").textValue()).isEqualTo("two");
        assertThat(contact.get("addresseeId").textValue()).isEqualTo("a:b@c");
        assertThat(contact.get("endReasonId").textValue()).isEqualTo("d:e@f");
    }

    @RepeatedTest(TIMES)
    void start_and_end_never_cross() {
        String id = clerk.contact(
                TestObjects.someone(), "startDate", "2020-01-01T00:00:00Z", "endDate", "2020-12-01T00:00:00Z");
        assertThat(statuses(
                        put("/contacts/{}", id).json("startDate", "2020-09-01T00:00:00Z"),
                        put("/contacts/{}", id).json("endDate", "2020-03-01T00:00:00Z")))
                .containsExactlyInAnyOrder(200, 400);
        JsonNode contact = get("/contacts/{}", id).send().json();
        assertThat(contact.get("startDate").textValue())
                .isLessThan(contact.get("endDate").textValue());
    }

    @RepeatedTest(TIMES)
    void only_one_of_two_changes_with_the_same_if_match_is_made() {
        String id = clerk.address();
        String tag = get("/addresses/{}", id).send().tag();
        assertThat(statuses(
                        put("/addresses/{}", id).header("If-Match", tag).json("description", "one"),
                        put("/addresses/{}", id).header("If-Match", tag).json("description", "two")))
                .containsExactlyInAnyOrder(200, 412);
    }

    @RepeatedTest(TIMES)
    void opposite_children_at_once_make_no_cycle() {
        String first = clerk.book();
        String second = clerk.book();
        assertThat(statuses(clerk.putChild(first, second), clerk.putChild(second, first)))
                .containsExactlyInAnyOrder(200, 409);
    }

    @RepeatedTest(TIMES)
    void a_longer_cycle_is_not_made_either() {
        String first = clerk.book();
        String second = clerk.book();
        String third = clerk.book();
        assertThat(statuses(clerk.putChild(first, second), clerk.putChild(second, third), clerk.putChild(third, first)))
                .containsExactlyInAnyOrder(200, 200, 409);
    }

    @RepeatedTest(TIMES)
    void an_object_does_not_lose_its_last_book() {
        String first = clerk.book();
        String second = clerk.book();
        String contact = clerk.contactIn(first, TestObjects.someone());
        clerk.putContact(second, contact).send().is(200);
        assertThat(statuses(
                        delete("/address-books/{}/contacts/{}", first, contact),
                        delete("/address-books/{}/contacts/{}", second, contact)))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(get("/address-books").with("contactId", contact).send().ids())
                .hasSize(1);
    }

    @RepeatedTest(TIMES)
    void no_contact_is_on_a_deleted_address() {
        String address = clerk.address();
        List<Integer> statuses =
                statuses(clerk.postContactOn(address, TestObjects.someone()), delete("/addresses/{}", address));
        assertThat(statuses).isIn(List.of(201, 409), List.of(404, 200));
        get("/addresses/{}", address).send().is(statuses.get(0) == 201 ? 200 : 404);
        assertThat(get("/contacts").with("addressId", address).send().ids()).hasSize(statuses.get(0) == 201 ? 1 : 0);
    }

    @RepeatedTest(60)
    void no_object_is_filed_in_a_deleted_book() {
        String book = clerk.book();
        String address = clerk.address();
        List<Integer> statuses = statuses(clerk.putAddress(book, address), delete("/address-books/{}", book));
        assertThat(statuses).isIn(List.of(200, 409), List.of(404, 200));
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .hasSize(statuses.get(0) == 200 ? 2 : 1);
    }

    @RepeatedTest(TIMES)
    void no_object_is_created_in_or_below_a_deleted_book() {
        String book = clerk.book();
        assertThat(statuses(clerk.postAddress().with("addressBookId", book), delete("/address-books/{}", book)))
                .isIn(List.of(201, 409), List.of(404, 200));
        String parent = clerk.book();
        assertThat(statuses(clerk.postBook().with("parentId", parent), delete("/address-books/{}", parent)))
                .isIn(List.of(201, 409), List.of(404, 200));
        String other = clerk.book();
        assertThat(statuses(clerk.putChild(other, clerk.book()), delete("/address-books/{}", other)))
                .isIn(List.of(200, 409), List.of(404, 200));
    }

    @RepeatedTest(TIMES)
    void a_book_is_not_both_a_child_and_a_marked_root() {
        String parent = clerk.book();
        String child = clerk.book();
        assertThat(statuses(put("/address-books/root-address-book/{}", child), clerk.putChild(parent, child)))
                .isIn(List.of(200, 200), List.of(409, 200));
        assertThat(get("/address-books/root-address-book").send().ids())
                .contains(parent)
                .doesNotContain(child);
    }

    @RepeatedTest(TIMES)
    void an_object_deleted_while_filed_is_in_no_book() {
        String book = clerk.book();
        String address = clerk.address();
        assertThat(statuses(clerk.putAddress(book, address), delete("/addresses/{}", address)))
                .isIn(List.of(200, 200), List.of(404, 200));
        assertThat(get("/address-books/{}/addresses", book).send().ids()).isEmpty();
    }

    @RepeatedTest(TIMES)
    void only_one_of_two_deletes_finds_something_to_delete() {
        for (ObjectContract kind : ObjectContract.values()) {
            String id = kind.create(clerk);
            assertThat(statuses(delete(kind.item(), id), delete(kind.item(), id)))
                    .containsExactlyInAnyOrder(200, 404);
        }
    }

    @RepeatedTest(TIMES)
    void a_change_and_a_delete_at_once_are_done_one_after_the_other() {
        String id = clerk.address();
        assertThat(statuses(put("/addresses/{}", id).json("description", "x"), delete("/addresses/{}", id)))
                .isIn(List.of(200, 200), List.of(404, 200));
        get("/addresses/{}", id).send().is(404);
    }

    @RepeatedTest(3)
    void objects_made_at_once_all_get_ids_of_their_own() {
        String book = clerk.book();
        Request[] posts = new Request[16];
        for (int i = 0; i < posts.length; i++) {
            posts[i] = clerk.postAddress().with("addressBookId", book);
        }
        List<String> made = atOnce(posts).stream().map(Answer::id).toList();
        assertThat(made).doesNotHaveDuplicates();
        assertThat(get("/address-books/{}/addresses", book).send().ids()).containsExactlyInAnyOrderElementsOf(made);
    }

    private static List<Integer> statuses(Request... requests) {
        return atOnce(requests).stream().map(Answer::status).toList();
    }

    /** Sends the requests concurrently, one thread each, and returns the responses in the order of the requests. */
    public static List<Answer> atOnce(Request... requests) {
        CyclicBarrier together = new CyclicBarrier(requests.length);
        ExecutorService threads = Executors.newFixedThreadPool(requests.length);
        try {
            List<Callable<Answer>> tasks = new ArrayList<>();
            for (Request request : requests) {
                tasks.add(() -> {
                    together.await();
                    return request.send();
                });
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }
}
