package campus.contacts.rest.forms;

import campus.contacts.json.Json;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.QueryParameters;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** The form builder that a form is for, as the query names it. */
public enum FormProfile {
    /** {@code @rjsf/core} with {@code @rjsf/validator-ajv8}, without configuration. */
    RJSF("rjsf") {
        @Override
        public ObjectNode form(ObjectNode schema, ObjectNode data) {
            ObjectNode form = Json.MAPPER.createObjectNode();
            form.set("schema", RjsfForm.schema(schema));
            form.set("uiSchema", RjsfForm.uiSchema(schema));
            form.set("formData", data);
            return form;
        }
    },
    /** JSON Forms with one of its sets of renderers, without configuration. */
    JSON_FORMS("jsonforms") {
        @Override
        public ObjectNode form(ObjectNode schema, ObjectNode data) {
            ObjectNode form = Json.MAPPER.createObjectNode();
            form.set("schema", JsonFormsForm.schema(schema));
            form.set("uischema", JsonFormsForm.uiSchema(schema));
            form.set("data", data);
            return form;
        }
    };

    /** The query parameter that names a profile. */
    public static final String PARAMETER = "profile";

    private final String value;

    FormProfile(String value) {
        this.value = value;
    }

    /** Returns the profile that the query names; empty without one, 400 for an unknown one. */
    public static Optional<FormProfile> of(QueryParameters query) {
        return query.text(PARAMETER)
                .map(text -> Stream.of(values())
                        .filter(profile -> profile.value.equals(text))
                        .findFirst()
                        .orElseThrow(() -> HttpException.badRequest(
                                "parameter '" + PARAMETER + "' must be " + RJSF.value + " or " + JSON_FORMS.value)));
    }

    /**
     * Returns the form.
     *
     * @param schema as {@link FormSchema} makes it
     * @param data the present values
     */
    public abstract ObjectNode form(ObjectNode schema, ObjectNode data);
}
