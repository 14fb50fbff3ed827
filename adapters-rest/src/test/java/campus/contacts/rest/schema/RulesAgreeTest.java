package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.ValueJson;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Type;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.osid.Value;
import campus.contacts.records.BuiltInTypes;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the files in {@code schemas/types}, which clients see, and the domain define the same types with the same rules. */
class RulesAgreeTest {
    private static final String AUTHORITY = "campus.example";
    private static final int VALUES = 4000;

    private final Schemas schemas = Schemas.load(AUTHORITY, null);
    private final Dice dice = Dice.of("RulesAgreeTest");

    @Test
    void files_and_domain_define_the_same_types() {
        List<Type> inFiles = schemas.types().all();
        assertThat(inFiles.stream().map(RulesAgreeTest::withoutRules))
                .containsExactlyInAnyOrderElementsOf(BuiltInTypes.of(AUTHORITY).stream()
                        .map(RulesAgreeTest::withoutRules)
                        .toList());
        for (Type type : inFiles) {
            assertThat(type.properties())
                    .containsExactlyElementsOf(BuiltInTypes.catalog(AUTHORITY)
                            .find(type.id())
                            .orElseThrow()
                            .properties());
        }
    }

    private static Type withoutRules(Type type) {
        return type.withRules(Map.of());
    }

    static Stream<Type> records() {
        return BuiltInTypes.of(AUTHORITY).stream().filter(type -> type.sort() == Type.Sort.RECORD);
    }

    @ParameterizedTest
    @MethodSource("records")
    void schema_and_domain_reject_the_same_values_at_the_same_places(Type type) {
        TypeCatalog domain = BuiltInTypes.catalog(AUTHORITY);
        JsonNode document = document(type.appliesTo(), type.id());
        ObjectNode shown = document.deepCopy();
        shown.remove("required");
        Schema schema = SchemaValidator.compiled(shown);
        RecordValues values = new RecordValues(dice);
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            String name = dice.pick(List.copyOf(type.properties()));
            Value value = values.any(document.get("properties").get(name));
            RecordProperties properties = RecordProperties.of(Map.of(name, value));
            List<Refusal.Detail> bySchema = SchemaValidator.problems(
                    schema, EmptyValues.withoutNulls(ValueJson.node(properties.values()), document));
            List<Refusal.Detail> byDomain = domain.problems(List.of(type.id()), properties);
            assertThat(byDomain.isEmpty())
                    .as("domain: %s, schema: %s, value: %s", byDomain, bySchema, value)
                    .isEqualTo(bySchema.isEmpty());
            // the validator stops early, and then drops errors
            if (byDomain.size() < Refusal.MAX_DETAILS / 4) {
                Set<String> different = pointers(byDomain);
                different.removeAll(pointers(bySchema));
                assertThat(different)
                        .as("the domain alone rejects them in %s", value)
                        .isEmpty();
                Set<String> missing = pointers(bySchema);
                missing.removeAll(pointers(byDomain));
                assertThat(missing)
                        .as("the schema alone rejects them in %s", value)
                        .isEmpty();
            }
            accepted += byDomain.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).isBetween(VALUES / 20, VALUES * 19 / 20);
    }

    private JsonNode document(ObjectKind kind, Id record) {
        return schemas.of(kind, new Classification(kind.defaultGenusType(AUTHORITY), List.of(record)))
                .document();
    }

    private static Set<String> pointers(List<Refusal.Detail> problems) {
        Set<String> pointers = new TreeSet<>();
        problems.forEach(problem -> pointers.add(problem.pointer()));
        return pointers;
    }
}
