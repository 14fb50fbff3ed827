package campus.contacts.rest.campus;

import campus.contacts.people.NetId;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.people.Students;
import campus.contacts.service.people.TaskService;
import campus.contacts.tasks.Task;
import java.util.Set;

/** Serves {@code /api/students/{netid}}. */
public final class StudentsResource {
    private final Students students;
    private final TaskService tasks;

    public StudentsResource(CampusServices facades) {
        this.students = facades.students();
        this.tasks = facades.tasks();
    }

    public void get(Exchange exchange) {
        var student = students.get(exchange.caller(), netid(exchange));
        exchange.query().allow(Set.of());
        EntityTagResponses.answer(exchange, student.version(), student::document);
    }

    public void patch(Exchange exchange) {
        NetId netid = netid(exchange);
        students.checkPatch(exchange.caller(), netid);
        // A merge patch (RFC 7396) would replace the whole list of plans; this request adds to the list.
        exchange.body(RequestBody.Accepted.JSON, body -> {
            exchange.query().allow(Set.of());
            Task accepted =
                    tasks.patchStudent(exchange.caller(), netid, body.value(), EntityTagResponses.condition(exchange));
            TasksResource.accepted(exchange, accepted);
        });
    }

    private static NetId netid(Exchange exchange) {
        return NetIdParameter.of(exchange, "student");
    }
}
