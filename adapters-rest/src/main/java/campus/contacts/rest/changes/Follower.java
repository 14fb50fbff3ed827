package campus.contacts.rest.changes;

/**
 * A request that follows the feed. The thread that runs its {@link FollowerGroup} reads for it; {@link #check} and {@link #end} may be
 * called by any thread at any time. No method blocks.
 */
interface Follower {
    Subscription subscription();

    /** Returns the maximum number of entries that the follower takes at once. */
    int limit();

    /** Returns whether the follower takes entries now; its group is signalled when that becomes true again. */
    boolean isReady();

    /** Returns the cursor after everything that the follower has taken, for use in this process only. */
    String position();

    /** Moves the follower to another cursor from which it misses nothing. */
    void moveTo(String position);

    /** Takes a page that was read from {@link #position()}, and moves to its end. */
    void take(RenderedPage page);

    /**
     * Ends the follower because its part of the feed cannot be read.
     *
     * @param failure a refusal, an unavailable storage or a bug
     */
    void fail(RuntimeException failure);

    /** Returns whether the follower waits for a storage that is unavailable, instead of failing. */
    boolean outlastsOutages();

    /** Ends the follower if its rights have ended or its client does not read. Called about once a second. */
    void check();

    /** Ends the follower in an orderly way, at once. */
    void end();
}
