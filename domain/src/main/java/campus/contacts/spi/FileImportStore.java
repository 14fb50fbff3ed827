package campus.contacts.spi;

import campus.contacts.imports.FileImport;
import campus.contacts.imports.ImportedPart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores imports of files, their content until they have ended, and what they wrote. */
public interface FileImportStore {
    /** Stores a new import. */
    void add(FileImport accepted);

    Optional<FileImport> find(String id);

    /** Returns the earliest import that is accepted or running. */
    Optional<FileImport> next();

    /** Replaces the state, the report and the end of an import. */
    void save(FileImport changed);

    /** Stores the next part of the content of an import; parts are numbered from 0. */
    void append(String id, int number, byte[] bytes);

    /** Returns a part of the content; empty beyond the last one. */
    Optional<byte[]> content(String id, int number);

    /** Deletes the content of an import. */
    void erase(String id);

    /** Deletes an import with its content; nothing if it does not exist. */
    void remove(String id);

    /** Returns the requester of each import that has not ended, at most so many, in no particular order. */
    List<String> requestersOfPending(int limit);

    /** Deletes some of the imports that ended, or began to arrive and did not go on, before that moment. */
    void forget(Instant ended, Instant arriving);

    /** Returns the number of a new run, greater than that of every earlier one. */
    long beginRun();

    /** Returns what imports wrote of these rows of a source, in no particular order. */
    List<ImportedPart> parts(String source, Collection<String> keys);

    /** Stores what an import wrote, at places for which nothing is stored. */
    void keep(Collection<ImportedPart> parts);

    /** Deletes what is stored for these places. */
    void drop(Collection<ImportedPart.Place> places);

    /** Returns parts of the source that are not pruned and were in no run since that one, in the order of key and part. */
    List<ImportedPart> notSeenIn(String source, long run, ImportedPart.@Nullable Place after, int limit);
}
