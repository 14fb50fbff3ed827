package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the merging of two objects that stand for one thing (exchange, section 4). */
@OnEveryStorage
class MergeTest extends Conformance {
    private String create(ObjectContract kind, String reference, Object... properties) {
        return kind == ObjectContract.CONTACT ? clerk.contact(reference, properties) : clerk.address(properties);
    }

    @ParameterizedTest
    @EnumSource(value = ObjectContract.class, mode = EnumSource.Mode.EXCLUDE, names = "ADDRESS_BOOK")
    void a_merge_answers_the_kept_object_and_can_be_undone(ObjectContract kind) {
        String reference = TestObjects.someone();
        String kept = create(kind, reference, "displayName", "Gate");
        String other = create(kind, reference, "displayName", "The gate", "description", "in the north");
        String tag = get(kind.item(), kept).send().tag();
        Answer merged = post(kind.item() + "/merge", kept)
                .with("from", other)
                .header("If-Match", tag)
                .send()
                .is(200);
        assertThat(merged.id()).isEqualTo(kept);
        assertThat(merged.text("displayName")).isEqualTo("Gate");
        assertThat(merged.text("description")).isEqualTo("in the north");
        assertThat(merged.tag()).isNotEqualTo(tag);

        Answer byOther = get(kind.item(), other).send().is(200);
        assertThat(byOther.id()).isEqualTo(kept);
        assertThat(byOther.header("Content-Location")).isEqualTo(merged.text("uri"));
        assertThat(byOther.tag()).isEqualTo(merged.tag());
        assertThat(get(kind.item() + "/history", other)
                        .send()
                        .is(200)
                        .json()
                        .get(0)
                        .get("change")
                        .textValue())
                .isEqualTo("deleted");
        assertThat(get(kind.item(), other).with("version", 1).send().is(200).id())
                .isEqualTo(other);
        put(kind.item(), other).json("description", "by the other Id").send().is(200);
        delete(kind.item() + "/aliases/{}", kept, other).send().is(409);

        Answer restored = post(kind.item() + "/restore", other)
                .with("version", 1)
                .header("If-Match", "\"2\"")
                .send()
                .is(200);
        assertThat(restored.id()).isEqualTo(other);
        assertThat(get(kind.item(), other).send().is(200).text("displayName")).isEqualTo("The gate");
        assertThat(get(kind.item(), kept).send().is(200).text("description")).isEqualTo("by the other Id");
    }

    @ParameterizedTest
    @EnumSource(value = ObjectContract.class, mode = EnumSource.Mode.EXCLUDE, names = "ADDRESS_BOOK")
    void a_tag_of_the_merged_object_is_not_one_of_the_kept_object(ObjectContract kind) {
        String reference = TestObjects.someone();
        String kept = create(kind, reference, "displayName", "Gate");
        String other = create(kind, reference, "displayName", "Gate");
        String read = get(kind.item(), other).send().tag();
        post(kind.item() + "/merge", kept).with("from", other).send().is(200);
        put(kind.item(), other)
                .json("description", "of what was read")
                .header("If-Match", read)
                .send()
                .is(412);
        get(kind.item(), other).header("If-None-Match", read).send().is(200);
        String readOfKept = get(kind.item(), other).send().tag();
        post(kind.item() + "/restore", other).with("version", 1).send().is(200);
        put(kind.item(), other)
                .json("description", "of what was read")
                .header("If-Match", readOfKept)
                .send()
                .is(412);
    }

    @ParameterizedTest
    @EnumSource(value = ObjectContract.class, mode = EnumSource.Mode.EXCLUDE, names = "ADDRESS_BOOK")
    void rejects_merges_that_make_no_sense(ObjectContract kind) {
        String kept = kind.create(clerk);
        String other = kind.create(clerk);
        post(kind.item() + "/merge", kept).send().is(400);
        post(kind.item() + "/merge", kept).with("from", "no id").send().is(400);
        post(kind.item() + "/merge", kept)
                .with("from", other)
                .with("bogus", 1)
                .send()
                .is(400);
        post(kind.item() + "/merge", kept).with("from", kind.unknownId()).send().says(404, kind.notFound);
        post(kind.item() + "/merge", kind.unknownId())
                .with("from", other)
                .send()
                .says(404, kind.notFound);
        post(kind.item() + "/merge", kept)
                .with("from", other)
                .header("If-Match", "\"7\"")
                .send()
                .is(412);
        post(kind.item() + "/merge", kept).with("from", kept).send().is(409);
        get(kind.item() + "/merge", kept).send().is(405);
    }
}
