package campus.contacts.peopleimport;

import campus.contacts.access.Author;
import campus.contacts.people.ValueLists;
import campus.contacts.rest.schema.ValueListFileReader;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.FileArgument;
import campus.contacts.transfer.ImportTurn;
import campus.contacts.transfer.LineReader;
import campus.contacts.transfer.ProgressReporter;
import campus.contacts.transfer.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code import people FILE}: imports people line by line; valid lines are imported even when other lines are invalid. */
@Command(
        name = "people",
        description = {
            "Reads FILE, one person a line in JSON, as the directory shows persons, with private, student, dplans, contacts and "
                    + "email_addresses in addition. Done again it updates: what a line leaves out stays, a list that is there "
                    + "becomes what it is.",
            "A bad line is told with its number and the place in it, and makes the exit status 1; the good lines go in."
        },
        sortOptions = false)
public final class ImportPeopleCommand implements Runnable {
    private static final CountedNoun BAD_LINE = new CountedNoun("bad line", "bad lines");
    private static final CountedNoun LEFT_OUT = new CountedNoun("value that does not fit", "values that do not fit");

    private final Clock clock;

    @Mixin
    private StorageOptions store = new StorageOptions();

    @Parameters(paramLabel = "FILE", description = "The file to read, - for standard input.")
    private FileArgument source;

    @Option(
            names = "--value-lists",
            paramLabel = "DIR",
            description = "A directory with value lists of your own (default: none).")
    private Path valueLists;

    @Option(
            names = "--skip-bad-values",
            description =
                    "Leave out a value that does not fit and is not needed, such as a URL, telephone or country, and tell "
                            + "it like a bad line; the person goes in, and the exit status stays 0.")
    private boolean skipBadValues;

    @Option(
            names = "--replace",
            description = "Afterwards remove the people who are not in FILE; nobody if any line was bad.")
    private boolean replace;

    @Mixin
    private final CommandConsole console = new CommandConsole();

    /** @param clock the source of the current time */
    public ImportPeopleCommand(Clock clock) {
        this.clock = clock;
    }

    /** @throws TransferException when a line was invalid, the file cannot be read, or another import takes too long */
    @Override
    public void run() {
        ValueLists lists = ValueListFileReader.load(valueLists);
        ProgressReporter progress = ProgressReporter.to(console.command().getErr(), "imported", CountedNoun.PERSON);
        StorageSettings settings = store.settings(clock);
        try (InputStream in = source.read();
                Storage storage = StorageProvider.openStorage(settings)) {
            ImportLock lock = ImportTurn.await(storage, settings.capacity().patience(), console::say);
            try {
                read(in, source.size(), storage, lists, progress);
            } finally {
                lock.release();
            }
        } catch (IOException failure) {
            throw source.unreadable(failure);
        } finally {
            progress.stop();
        }
    }

    private void read(InputStream in, double size, Storage storage, ValueLists lists, ProgressReporter progress)
            throws IOException {
        String authority = storage.ownIds().authority();
        ImportLineReader reader = new ImportLineReader(authority, lists);
        PeopleFileImport.Parsing parsing =
                skipBadValues ? reader::readFitting : PeopleFileImport.Parsing.strict(reader);
        PeopleFileImport reading = new PeopleFileImport(
                new LineReader(in, PeopleFileImport.MAX_LINE),
                parsing,
                new PeopleImport(storage, clock, new Author.Command("import people")),
                problem -> {
                    progress.stop();
                    console.say(problem);
                });
        reading.readAll((people, bytes) -> progress.at(people, bytes / size));
        progress.end(CountedNoun.PERSON.counted(reading.good()));
        if (reading.leftOut() > 0) {
            console.say("left out " + LEFT_OUT.counted(reading.leftOut()));
        }
        finish(reading);
    }

    private void finish(PeopleFileImport reading) {
        if (reading.bad() > 0) {
            throw new TransferException(BAD_LINE.counted(reading.bad()) + (replace ? ", so nobody was removed" : ""));
        }
        if (replace && reading.good() == 0) {
            // an empty file is more likely a failed export than a campus without people
            throw new TransferException("no person in the file, so nobody was removed");
        }
        if (replace) {
            console.say("removed " + CountedNoun.PERSON.counted(reading.removeOthers()));
        }
    }
}
