package campus.contacts.rest.api;

import campus.contacts.people.Netid;
import campus.contacts.people.Students;
import campus.contacts.rest.Body;
import campus.contacts.rest.Exchange;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Tasks;
import java.util.Set;

/** {@code /api/students/{netid}}. */
public final class StudentsResource {
    private final Students students;
    private final Tasks tasks;

    public StudentsResource(Facades facades) {
        this.students = facades.students();
        this.tasks = facades.tasks();
    }

    public void get(Exchange exchange) {
        var student = students.get(exchange.caller(), netid(exchange));
        exchange.query().allow(Set.of());
        Tagged.answer(exchange, student.version(), student::document);
    }

    public void patch(Exchange exchange) {
        Netid netid = netid(exchange);
        students.checkPatch(exchange.caller(), netid);
        // A merge patch (RFC 7396) would replace the whole list of plans, and this adds to it.
        exchange.body(Body.Accepted.JSON, body -> {
            exchange.query().allow(Set.of());
            Task accepted =
                    tasks.patchStudent(exchange.caller(), netid, body.value(), Tagged.condition(exchange.context()));
            TasksResource.accepted(exchange, accepted);
        });
    }

    private static Netid netid(Exchange exchange) {
        return PathNetid.of(exchange, "student");
    }
}
