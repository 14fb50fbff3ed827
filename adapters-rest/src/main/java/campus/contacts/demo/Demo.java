package campus.contacts.demo;

import campus.contacts.ContactService;
import java.time.Clock;

/** A small invented campus. */
public final class Demo {
    private Demo() {}

    public static void load(ContactService service, Clock clock) {}
}
