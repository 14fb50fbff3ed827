package campus.contacts.rest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** What the suites have in common: a service over the storage under test, someone who asks it, and a clerk. */
abstract class Conformance {
    @Parameter
    StorageUnderTest storage;

    Client api;
    Clerk clerk;

    @BeforeEach
    void findTheService() {
        api = RunningService.shared(storage).client();
        clerk = new Clerk(api);
    }

    Request get(String path, Object... ids) {
        return api.get(path, ids);
    }

    Request post(String path, Object... ids) {
        return api.post(path, ids);
    }

    Request put(String path, Object... ids) {
        return api.put(path, ids);
    }

    Request patch(String path, Object... ids) {
        return api.patch(path, ids);
    }

    Request delete(String path, Object... ids) {
        return api.delete(path, ids);
    }
}
