package campus.contacts.erasure;

import campus.contacts.access.Author;
import campus.contacts.people.NetId;
import campus.contacts.service.people.Erased;
import campus.contacts.service.people.PersonErasure;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.transfer.CountedNoun;
import java.time.Clock;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code erase person NETID}: erases a person, and prints the number of everything that it erased. */
@Command(
        name = "person",
        description = {
            "Erases the person with that NETID: its objects with every version, versions that were about it, and what imports, "
                    + "tasks, search results and stored responses keep of it. Prints what it erased.",
            "An address that others use stays. The service may run meanwhile on PostgreSQL; an H2 file must be nobody else's.",
            "Older backups still hold the person: do it again after a restore."
        },
        sortOptions = false)
public final class ErasePersonCommand implements Runnable {
    private final Clock clock;

    @Mixin
    private StorageOptions store = new StorageOptions();

    @Parameters(paramLabel = "NETID", description = "The netid of the person, in any case.")
    private String netid;

    @Mixin
    private final CommandConsole console = new CommandConsole();

    /** @param clock the source of the current time */
    public ErasePersonCommand(Clock clock) {
        this.clock = clock;
    }

    /** @throws campus.contacts.osid.Refusal when the netid is malformed */
    @Override
    public void run() {
        NetId person = new NetId(netid);
        try (Storage storage = StorageProvider.openStorage(store.settings(clock))) {
            Erased erased = new PersonErasure(storage, new Author.Command("erase person")).erase(person);
            console.print("erased " + summary(erased));
        }
    }

    private static String summary(Erased erased) {
        return erased.isNothing()
                ? "nothing"
                : erased.counts().entrySet().stream()
                        .map(entry -> noun(entry.getKey()).counted(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static CountedNoun noun(Erased.Kind kind) {
        return switch (kind) {
            case PERSON -> CountedNoun.PERSON;
            case CONTACT -> new CountedNoun("contact", "contacts");
            case ADDRESS -> new CountedNoun("address", "addresses");
            case VERSION -> new CountedNoun("version", "versions");
            case RESOURCE -> new CountedNoun("resource of an address", "resources of addresses");
            case QUERY -> new CountedNoun("query of an address book", "queries of address books");
            case IMPORTED_ITEM -> new CountedNoun("import record", "import records");
            case TASK -> new CountedNoun("task", "tasks");
            case REQUESTER -> new CountedNoun("requester", "requesters");
            case RESULT_SNAPSHOT -> new CountedNoun("result snapshot", "result snapshots");
            case RESPONSE -> new CountedNoun("stored response", "stored responses");
            case AUTHOR -> new CountedNoun("author", "authors");
        };
    }
}
