package campus.contacts.architecture.sample;

import campus.contacts.architecture.sample.below.Below;

/** Uses {@link Below}. */
public record Above(Below below) {}
