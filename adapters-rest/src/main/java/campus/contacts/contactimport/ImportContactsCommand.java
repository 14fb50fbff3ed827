package campus.contacts.contactimport;

import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.exchange.ParsedRow;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.files.TextFile;
import campus.contacts.imports.ImportReport;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Id;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.contactimport.ContactImport;
import campus.contacts.service.contactimport.ImportSource;
import campus.contacts.service.contactimport.RowOutcome;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.FileArgument;
import campus.contacts.transfer.ImportTurn;
import campus.contacts.transfer.ProgressReporter;
import campus.contacts.transfer.TransferException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code import contacts FILE}: imports contacts from a CSV file or from vCards. */
@Command(
        name = "contacts",
        description = {
            "Reads FILE, one row (.csv) or one vCard (.vcf) a person, and makes an address and a contact of each e-mail "
                    + "address, telephone, postal address and page. Done again it updates what changed and leaves alone what "
                    + "users edited since.",
            "A bad row is told with its number and column, and makes the exit status 1; the others go in."
        },
        sortOptions = false)
public final class ImportContactsCommand implements Runnable {
    private static final CountedNoun ROW = new CountedNoun("row", "rows");
    private static final CountedNoun BAD_ROW = new CountedNoun("bad row", "bad rows");
    private static final CountedNoun CONTACT = new CountedNoun("contact", "contacts");

    private final Clock clock;

    @Mixin
    private StorageOptions store = new StorageOptions();

    @Parameters(paramLabel = "FILE", description = "The file to read, - for standard input.")
    private FileArgument file;

    @Option(names = "--format", paramLabel = "csv|vcard", description = "The format of FILE (default: by its name).")
    private String format;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "The character set of FILE (default: that of its byte order mark, or UTF-8).")
    private String charset;

    @Option(
            names = "--into",
            paramLabel = "BOOK",
            description = "The Id of the address book (default: the default book).")
    private String book;

    @Option(
            names = "--map",
            paramLabel = "JSON",
            description =
                    "A file with a property for each column (default: the columns of Google, Outlook and our own).")
    private Path map;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "The column that identifies a row (default: UID, id, or name and e-mail address).")
    private String key;

    @Option(
            names = "--reference",
            paramLabel = "COLUMN",
            description = "The column with the Id of the person (default: made of the key).")
    private String reference;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where FILE comes from, to find its rows again (default: the number of the book).")
    private String source;

    @Option(
            names = "--prune",
            description = "Afterwards end the contacts of the source that are not in FILE; none if any row was bad.")
    private boolean prune;

    @Option(names = "--dry-run", description = "Tell what would be done with each row, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "A directory with types of your own (default: none).")
    private Path schemas;

    @Mixin
    private final CommandConsole console = new CommandConsole();

    /** @param clock the source of the current time */
    public ImportContactsCommand(Clock clock) {
        this.clock = clock;
    }

    /** @throws TransferException when a row was bad, the file cannot be read, or another import takes too long */
    @Override
    public void run() {
        ImportOptions.Format read = format();
        ConfigurationException.require(
                charset == null || ImportOptions.charset(charset).isPresent(),
                "--charset " + charset + " is not known");
        String columns = map == null
                ? null
                : TextFile.read("--map", map, ConfigurationException::new).text();
        StorageSettings settings = store.settings(clock);
        ProgressReporter progress = ProgressReporter.to(console.command().getErr(), verb(), ROW);
        try (InputStream in = file.read();
                Storage storage = StorageProvider.openStorage(settings)) {
            Schemas types = Schemas.load(storage.ownIds().authority(), schemas);
            Id addressBookId = book == null
                    ? storage.defaultAddressBookId()
                    : Id.find(book)
                            .orElseThrow(() -> new ConfigurationException("--into " + book + " must be " + Id.ALLOWED));
            ImportOptions options = new ImportOptions(
                    read, charset, columns, key, reference, ImportSource.of(source, addressBookId), dryRun, prune);
            if (columns != null) {
                options.columns();
            }
            ContactImport into = new ContactImport(
                    storage, types.types(), Caller.ANYONE.by(new Author.Command("import contacts")), options.source());
            ImportLock lock = ImportTurn.await(storage, settings.capacity().patience(), console::say);
            try {
                importAll(in, file.size(), into, options, new RecordCatalog(types), progress);
            } finally {
                lock.release();
            }
        } catch (IOException failure) {
            throw file.unreadable(failure);
        } catch (UnreadableFileException wrong) {
            throw new TransferException(file + ": " + wrong.getMessage());
        } finally {
            progress.stop();
        }
    }

    private String verb() {
        return dryRun ? "read" : "imported";
    }

    private ImportOptions.Format format() {
        String name = format == null ? file.name().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "") : format;
        return switch (name) {
            case "csv" -> ImportOptions.Format.CSV;
            case "vcf", "vcard" -> ImportOptions.Format.VCARD;
            default ->
                throw new ConfigurationException(
                        format == null
                                ? "the name of FILE ends in neither .csv nor .vcf: say --format csv or --format vcard"
                                : "--format must be csv or vcard, not " + format);
        };
    }

    private void importAll(
            InputStream in,
            double size,
            ContactImport into,
            ImportOptions options,
            RecordCatalog types,
            ProgressReporter progress)
            throws IOException {
        CountingStream counted = new CountingStream(in);
        long run = dryRun ? 0 : into.begin();
        FileImporter importer = new FileImporter(into, options, types, new FileImporter.Watcher() {
            @Override
            public void row(ParsedRow row, RowOutcome outcome) {
                row.problems().forEach(problem -> say(progress, problem));
                if (outcome != null) {
                    FileImporter.problems(row.number(), outcome).forEach(problem -> say(progress, problem));
                }
                if (dryRun && outcome != null && outcome.refusal() == null) {
                    console.say("row " + row.number() + ": "
                            + outcome.change().name().toLowerCase(Locale.ROOT));
                }
            }

            @Override
            public void progress(ImportReport soFar) {
                progress.at(soFar.rows(), counted.count.get() / size);
            }
        });
        ImportReport report = importer.run(counted, run, ImportReport.NONE).orElseThrow();
        progress.end(ROW.counted(report.rows()));
        ImportReport.Counts counts = report.counts();
        console.say("created " + counts.created() + ", updated " + counts.updated() + ", unchanged "
                + counts.unchanged() + ", skipped " + counts.skipped());
        finish(into, run, report);
    }

    private void finish(ContactImport into, long run, ImportReport report) {
        if (report.bad() > 0) {
            throw new TransferException(BAD_ROW.counted(report.bad()) + (prune ? ", so nothing was pruned" : ""));
        }
        if (prune && report.rows() == 0) {
            // an empty file is more likely a failed export than a book without contacts
            throw new TransferException("no row in the file, so nothing was pruned");
        }
        if (prune && !dryRun) {
            long pruned = into.prune(
                    run,
                    FileImporter.BATCH,
                    id -> console.say(id + " was edited since the last import and is left as it is"));
            console.say("pruned " + CONTACT.counted(pruned));
        }
    }

    private void say(ProgressReporter progress, Problem problem) {
        progress.stop();
        console.say((problem.row() == 0 ? "" : "row " + problem.row() + ": ")
                + (problem.column() == null ? "" : TextFile.oneLine(problem.column()) + ": ")
                + TextFile.oneLine(problem.message()));
    }

    /** Counts the bytes that were read, by another thread. */
    private static final class CountingStream extends FilterInputStream {
        private final AtomicLong count = new AtomicLong();

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count.addAndGet(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
