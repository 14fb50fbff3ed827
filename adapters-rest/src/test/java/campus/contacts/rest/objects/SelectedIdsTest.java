package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests lists of objects by their Ids (queries, section 2). */
@OnEveryStorage
class SelectedIdsTest extends Conformance {
    private Request list(ObjectContract kind, List<String> ids) {
        Request list = get(kind.path);
        ids.forEach(id -> list.with("id", id));
        return list;
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_comparative_view_leaves_out_what_is_missing(ObjectContract kind) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(kind.create(clerk));
        }
        List<String> asked = new ArrayList<>(ids);
        Collections.reverse(asked);
        asked.add(3, kind.unknownId());
        asked.add(TestObjects.someone());
        Answer all = list(kind, asked).with("total", true).send();
        assertThat(all.ids()).as("more than ten, in creation order").isEqualTo(ids);
        assertThat(all.header("X-Total-Count")).isEqualTo("12");
        Answer page = list(kind, asked).with("limit", 5).send();
        assertThat(page.ids()).isEqualTo(ids.subList(0, 5));
        Answer next = api.follow(page.link("next"));
        assertThat(next.ids()).isEqualTo(ids.subList(5, 10));
        assertThat(api.follow(next.link("prev")).ids()).isEqualTo(ids.subList(0, 5));
        assertThat(list(kind, asked)
                        .with("genusTypeId", TestObjects.type("no"))
                        .send()
                        .ids())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_plenary_view_has_the_order_of_the_ids_and_fails_if_one_is_missing(ObjectContract kind) {
        String first = kind.create(clerk);
        String second = kind.create(clerk);
        Answer all = list(kind, List.of(second, first, second))
                .with("missing", "fail")
                .with("total", true)
                .send();
        assertThat(all.ids()).containsExactly(second, first);
        assertThat(all.header("Link")).as("it would repeat all Ids").isNull();
        assertThat(all.header("X-Total-Count")).isEqualTo("2");
        list(kind, List.of(first, kind.unknownId()))
                .with("missing", "fail")
                .send()
                .says(404, kind.notFound);
        list(kind, List.of(first))
                .with("missing", "fail")
                .with("genusTypeId", TestObjects.type("no"))
                .send()
                .says(404, kind.notFound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5", "offset=0", "missing=ignore", "id=x", "id=", "missing=fail"})
    void rejects_parameters_that_do_not_go_with_the_plenary_view(String parameter) {
        get("/contacts")
                .with("id", clerk.contact(TestObjects.someone()))
                .withRaw("missing=fail")
                .withRaw(parameter)
                .send()
                .is(400);
    }

    @Test
    void rejects_a_missing_without_ids_and_more_than_200_ids() {
        get("/contacts").with("missing", "fail").send().is(400);
        String id = clerk.contact(TestObjects.someone());
        Request most = get("/contacts");
        for (int i = 0; i < 200; i++) {
            most.with("id", id);
        }
        assertThat(most.send().ids()).containsExactly(id);
        most.with("id", id).send().is(400);
        get("/address-books/{}/contacts", TestObjects.DEFAULT_BOOK)
                .with("id", id)
                .send()
                .is(400);
    }
}
