package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedQuery;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeDispatcherTest {
    private final ContactService service =
            ContactService.open(StorageSettings.of(StorageSettings.MEMORY, "campus.example"));
    private final ChangeDispatcher dispatcher =
            new ChangeDispatcher(service.changes(), new PublicUrl("http://campus.example", ""), Duration.ofSeconds(15));
    private final AtomicBoolean rights = new AtomicBoolean(true);

    @AfterEach
    void close() {
        dispatcher.close();
        service.close();
    }

    private FeedPage now() {
        return service.changes().read(Caller.ANYONE, FeedQuery.ALL, FeedParameters.NOW, 1);
    }

    private WaitingRequest waiting() {
        return waiting(now());
    }

    private WaitingRequest waiting(FeedPage now) {
        Subscription subscription = new Subscription(Caller.ANYONE, FeedQuery.ALL, rights::get);
        WaitingRequest request = new WaitingRequest(subscription, 10, now, Runnable::run);
        request.answer().whenComplete((page, failure) -> dispatcher.remove(request));
        dispatcher.add(request);
        return request;
    }

    private void change() {
        service.addresses().create(Caller.ANYONE, CreationRequest.PLAIN, AddressForm.named("Gatehouse"));
    }

    @Test
    void a_change_answers_all_waiting_requests() {
        List<WaitingRequest> requests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            requests.add(waiting());
        }
        change();
        assertThat(requests)
                .allSatisfy(
                        request -> assertThat(request.answer().join().entries()).hasSize(1));
    }

    @Test
    void closing_answers_waiting_requests_with_the_cursor_that_they_sent() {
        FeedPage now = now();
        WaitingRequest request = waiting(now);
        dispatcher.close();
        assertThat(request.answer().join().entries()).isEmpty();
        assertThat(request.answer().join().next()).isEqualTo(now.next());
    }

    @Test
    void requests_that_come_after_closing_are_answered_at_once() {
        dispatcher.close();
        assertThat(waiting().answer().join().entries()).isEmpty();
    }

    @Test
    void a_wait_ends_when_the_rights_of_its_caller_end() {
        WaitingRequest request = waiting();
        rights.set(false);
        assertThat(request.answer().join().entries()).isEmpty();
    }

    @Test
    void requests_after_a_pause_are_served_too() {
        WaitingRequest first = waiting();
        change();
        assertThat(first.answer().join().entries()).hasSize(1);
        WaitingRequest second = waiting();
        change();
        assertThat(second.answer().join().entries()).hasSize(1);
    }
}
