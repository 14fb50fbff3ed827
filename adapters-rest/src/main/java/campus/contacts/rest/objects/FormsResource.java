package campus.contacts.rest.objects;

import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.osid.Classification;
import campus.contacts.rest.forms.FormLink;
import campus.contacts.rest.forms.FormProfile;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.schema.ObjectSchema;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** The endpoints of the forms for new and existing objects of one kind. */
public final class FormsResource<T extends OsidObject, F> {
    /** The parameters of a form besides those of the request that sends it. */
    private static final Set<String> PARAMETERS = Set.of(FormProfile.PARAMETER);

    private final ObjectResource<T, F, ?> objects;
    private final Schemas schemas;
    private final FormMetadata forms;

    FormsResource(ObjectResource<T, F, ?> objects, Schemas schemas, FormMetadata forms) {
        this.objects = objects;
        this.schemas = schemas;
        this.forms = forms;
    }

    public void update(Exchange exchange) {
        T object = objects.editor().checkUpdate(exchange.caller(), objects.pathId(exchange));
        exchange.query().allow(PARAMETERS);
        ObjectNode form = FormProfile.of(exchange.query())
                .map(profile -> forms.forUpdate(profile, objects.json(), object))
                .orElseGet(() -> forms.forUpdate(objects.json(), object));
        FormLink.edit(exchange, objects.kind(), object.id()).answer(exchange, form);
    }

    public void create(Exchange exchange) {
        record Asked(CreationRequest object, Optional<FormProfile> profile) {}
        Asked asked = exchange.read(
                () -> new Asked(objects.readFormRequest(exchange, PARAMETERS), FormProfile.of(exchange.query())),
                () -> objects.checkCreate(exchange));
        objects.checkCreate(exchange);
        Classification chosen = objects.classify(asked.object());
        ObjectSchema schema = schemas.of(objects.kind(), chosen);
        objects.editor().checkPlace(exchange.caller(), asked.object().placeId());
        ObjectNode form = asked.profile()
                .map(profile -> forms.forCreate(profile, chosen, schema, objects.askedFields(exchange.query())))
                .orElseGet(() -> forms.forCreate(objects.kind(), schema));
        FormLink.create(exchange, objects.kind()).answer(exchange, form);
    }
}
