package campus.contacts.spi;

/** The storage that a contract runs over. */
public interface StorageFixture {
    /** The authority of every storage here. */
    String AUTHORITY = "campus.example";

    /**
     * Opens a storage founded anew: its authority is {@link #AUTHORITY}, and it holds the default address book and nothing else.
     * Each test opens at most one at a time, and closes it.
     */
    Storage openStorage();

    /** A service with nothing in it, on a storage of its own. */
    default Campus campus() {
        return new Campus(openStorage());
    }
}
