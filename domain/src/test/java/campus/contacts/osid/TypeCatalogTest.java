package campus.contacts.osid;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.Type.Sort;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeCatalogTest {
    private static final Id MAIL = id("mail");
    private static final Id POST = id("post");
    private static final Id E_MAIL = id("e-mail");
    private static final Id E_POST = id("e-post");

    /** E-mail derives from mail, and e-post from e-mail and post. */
    private final TypeCatalog catalog =
            new TypeCatalog(List.of(record(E_POST, E_MAIL, POST), record(E_MAIL, MAIL), record(MAIL), record(POST)));

    @Test
    void a_type_may_have_several_parents() {
        assertThat(catalog.withAncestors(E_POST)).containsExactly(E_POST, E_MAIL, POST, MAIL);
        assertThat(catalog.withDescendants(MAIL)).containsExactlyInAnyOrder(MAIL, E_MAIL, E_POST);
        assertThat(catalog.withDescendants(POST)).containsExactlyInAnyOrder(POST, E_POST);
        assertThat(catalog.withDescendants(id("unknown"))).containsExactly(id("unknown"));
        assertThat(catalog.withAncestors(id("unknown"))).containsExactly(id("unknown"));
    }

    @Test
    void types_keep_their_order_and_are_found_by_any_spelling() {
        assertThat(catalog.all().stream().map(Type::id)).containsExactly(E_POST, E_MAIL, MAIL, POST);
        assertThat(catalog.find(Id.parse("RECORD.type:%6dail@Campus.Example"))).isPresent();
        assertThat(catalog.find(id("Mail"))).isEmpty();
    }

    @Test
    void a_type_cannot_derive_from_itself() {
        assertRefused(record(MAIL, MAIL));
        assertRefused(record(MAIL, POST), record(POST, MAIL));
        assertRefused(record(POST), record(MAIL, POST, E_POST), record(E_MAIL, MAIL), record(E_POST, E_MAIL));
    }

    @Test
    void rejects_unknown_and_unsuitable_parents_and_duplicate_types() {
        assertRefused(record(MAIL, POST));
        assertRefused(record(MAIL), record(Id.parse("Record.TYPE:mail@campus.example")));
        assertRefused(
                record(MAIL), new Type(POST, Sort.GENUS, ObjectKind.CONTACT, DisplayText.named("x"), List.of(MAIL)));
        assertRefused(
                record(MAIL), new Type(POST, Sort.RECORD, ObjectKind.ADDRESS, DisplayText.named("x"), List.of(MAIL)));
    }

    @Test
    void a_refusal_points_to_the_type() {
        Refusal refusal = CampusFixture.refusal(() -> new TypeCatalog(List.of(record(POST), record(MAIL, E_MAIL))));
        assertThat(refusal.details()).map(Refusal.Detail::pointer).containsExactly("/1");
    }

    @Test
    void an_object_has_any_genus_and_known_record_types_of_its_kind() {
        Classification classification =
                catalog.classify(ObjectKind.CONTACT, List.of(E_MAIL, MAIL, E_MAIL), "campus.example");
        assertThat(classification.genusTypeId()).hasToString("type.Type:defaultContactType@campus.example");
        assertThat(classification.recordTypeIds()).containsExactly(E_MAIL, MAIL);
        Id genus = Id.parse("any:%67enus@all");
        assertThat(catalog.classify(ObjectKind.ADDRESS, genus, List.of(), "a").genusTypeId())
                .hasToString("any:genus@all");
        CampusFixture.assertRefused(
                Reason.UNSUPPORTED, () -> catalog.classify(ObjectKind.CONTACT, List.of(id("unknown")), "a"));
        CampusFixture.assertRefused(Reason.UNSUPPORTED, () -> catalog.classify(ObjectKind.ADDRESS, List.of(MAIL), "a"));
    }

    @Test
    void a_genus_of_the_own_authority_must_be_known_for_that_kind() {
        Type home = genus("homeAddressType", ObjectKind.ADDRESS);
        Type work = genus("workAddressType", ObjectKind.ADDRESS);
        Type mother = genus("motherContactType", ObjectKind.CONTACT);
        TypeCatalog own = new TypeCatalog(List.of(work, home, mother));
        assertThat(own.classify(ObjectKind.ADDRESS, home.id(), List.of(), "CAMPUS.example")
                        .genusTypeId())
                .isEqualTo(home.id());
        assertThat(own.classify(
                                ObjectKind.ADDRESS,
                                ObjectKind.ADDRESS.defaultGenusType("campus.example"),
                                List.of(),
                                "campus.example")
                        .recordTypeIds())
                .isEmpty();
        Refusal misspelt = CampusFixture.refusal(() -> own.classify(
                ObjectKind.ADDRESS, Id.parse("type.Type:homeAdressTyp@campus.example"), List.of(), "campus.example"));
        assertThat(misspelt)
                .hasMessage(
                        "genus type type.Type:homeAdressTyp@campus.example is not known for an Address; the nearest are: "
                                + home.id() + ", " + work.id());
        CampusFixture.assertRefused(
                Reason.UNSUPPORTED, () -> own.classify(ObjectKind.ADDRESS, mother.id(), List.of(), "campus.example"));
        assertThat(own.classify(ObjectKind.ADDRESS, mother.id(), List.of(), "elsewhere.example")
                        .genusTypeId())
                .isEqualTo(mother.id());
    }

    private static Type genus(String name, ObjectKind kind) {
        return new Type(
                Id.of("type.Type", name, "campus.example"), Type.Sort.GENUS, kind, DisplayText.named(name), List.of());
    }

    @Test
    void filters_match_an_exact_genus_or_derived_types() {
        assertThat(catalog.filter(null, null, null)).isEqualTo(TypeFilter.ANY);
        assertThat(catalog.filter(MAIL, null, null).genusTypeIds()).containsExactly(MAIL);
        assertThat(catalog.filter(null, MAIL, null).genusTypeIds()).containsExactlyInAnyOrder(MAIL, E_MAIL, E_POST);
        assertThat(catalog.filter(E_POST, MAIL, null).genusTypeIds()).containsExactly(E_POST);
        assertThat(catalog.filter(POST, MAIL, null).genusTypeIds()).isEmpty();
        assertThat(catalog.filter(null, null, POST).recordTypeIds()).containsExactly(Set.of(POST, E_POST));
        TypeFilter filter = catalog.filter(null, null, MAIL);
        assertThat(filter.matches(new Classification(POST, List.of(POST, E_POST))))
                .isTrue();
        assertThat(filter.matches(new Classification(MAIL, List.of(POST)))).isFalse();
        assertThat(catalog.filter(MAIL, null, MAIL).matches(new Classification(POST, List.of(MAIL))))
                .isFalse();
    }

    @Test
    void a_record_type_adds_its_own_and_inherited_properties() {
        TypeCatalog properties = new TypeCatalog(List.of(adding(MAIL, "box"), adding(E_MAIL, "server", MAIL)));
        assertThat(properties.properties(List.of(E_MAIL))).containsExactly("server", "box");
        assertThat(properties.properties(List.of(MAIL, id("unknown")))).containsExactly("box");
        CampusFixture.assertRefused(
                Reason.INVALID_ARGUMENT,
                () -> new TypeCatalog(List.of(adding(MAIL, "box"), adding(E_MAIL, "box", MAIL))));
        CampusFixture.assertRefused(
                Reason.INVALID_ARGUMENT,
                () -> new Type(MAIL, Sort.GENUS, ObjectKind.CONTACT, DisplayText.named("x"), List.of(), Set.of("box")));
    }

    @Test
    void rejects_new_properties_outside_the_record_types() {
        TypeCatalog properties = new TypeCatalog(List.of(adding(MAIL, "box"), adding(E_MAIL, "server", MAIL)));
        Classification mail = new Classification(MAIL, List.of(MAIL));
        RecordProperties box = RecordProperties.of(Map.of("box", new Value.Bool(true)));
        RecordProperties server = RecordProperties.of(Map.of("server", new Value.Bool(true)));
        properties.requireAdded(mail, box, RecordProperties.NONE);
        properties.requireAdded(mail, RecordProperties.NONE, box);
        properties.requireAdded(new Classification(MAIL, List.of(E_MAIL)), box, RecordProperties.NONE);
        properties.requireAdded(mail, server, server);
        Refusal refusal = CampusFixture.refusal(() -> properties.requireAdded(mail, server, box));
        assertThat(refusal.details()).map(Refusal.Detail::pointer).containsExactly("/server");
    }

    private static void assertRefused(Type... types) {
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> new TypeCatalog(List.of(types)));
    }

    private static Type record(Id id, Id... parents) {
        return new Type(id, Sort.RECORD, ObjectKind.CONTACT, DisplayText.named(id.identifier()), List.of(parents));
    }

    private static Type adding(Id id, String property, Id... parents) {
        return new Type(
                id, Sort.RECORD, ObjectKind.CONTACT, DisplayText.named("x"), List.of(parents), Set.of(property));
    }

    private static Id id(String name) {
        return Id.of("record.Type", name, "campus.example");
    }
}
