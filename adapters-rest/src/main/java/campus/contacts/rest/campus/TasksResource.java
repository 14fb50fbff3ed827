package campus.contacts.rest.campus;

import campus.contacts.osid.Value;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.service.people.TaskService;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Task.Result;
import campus.contacts.tasks.TaskType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Serves {@code /api/tasks/{id}}: the state of an accepted task, in the shape of the API that accepted it. */
public final class TasksResource {
    private static final String ACCEPTED = "accepted";
    private static final List<String> REQUESTER = List.of("sub", "name", "email", "scope", "exp", "iat");

    private final TaskService tasks;

    public TasksResource(CampusServices facades) {
        this.tasks = facades.tasks();
    }

    public void get(Exchange exchange) {
        Task task = tasks.get(exchange.caller(), exchange.context().pathParam("id"));
        exchange.query().allow(Set.of());
        Map<String, Value> members =
                task.order().change() == TaskType.CONTACTS ? contacts(task, exchange.site()) : students(task);
        exchange.value(new Value.Struct(members));
    }

    /** Answers 202 with the location of the task. */
    static void accepted(Exchange exchange, Task task) {
        exchange.context().status(202).header("Location", "/api/tasks/" + task.id());
        exchange.value(new Value.Struct(Map.of("status", new Value.Text(ACCEPTED))));
    }

    private static Map<String, Value> contacts(Task task, PublicUrl site) {
        String path = site.publicUrl() + "/api/people/" + task.order().netid() + "/contacts";
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("status", text(task.ended().map(Result::message).orElse(ACCEPTED)));
        members.put("path", text(task.ended().isPresent() ? path : null));
        members.put("id", text(task.id()));
        return members;
    }

    private static Map<String, Value> students(Task task) {
        Task.Order order = task.order();
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("resource", text(order.change().resource()));
        members.put("action", text(order.change().action()));
        members.put("resource_id", text(order.netid().value()));
        members.put("payload", order.payload());
        members.put("requester", requester(order.requester()));
        members.put(
                "status",
                text(task.ended()
                        .map(result -> result.isSuccess() ? "complete" : "error")
                        .orElse(ACCEPTED)));
        members.put("request_date", Value.ofSeconds(task.acceptedAt()));
        members.put(
                "completed_date", Value.ofSeconds(task.ended().map(Result::at).orElse(null)));
        members.put("path", Value.NULL);
        members.put("worker_data", Value.NULL);
        members.put("message", text(task.ended().map(Result::message).orElse(null)));
        members.put("id", text(task.id()));
        return members;
    }

    private static Value requester(Task.Requester requester) {
        Map<String, Value> members = new LinkedHashMap<>();
        REQUESTER.forEach(claim -> members.put(claim, text(requester.shown().get(claim))));
        return new Value.Struct(members);
    }

    private static Value text(String text) {
        return text == null ? Value.NULL : new Value.Text(text);
    }
}
