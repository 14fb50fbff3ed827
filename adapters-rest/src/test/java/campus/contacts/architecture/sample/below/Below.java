package campus.contacts.architecture.sample.below;

import campus.contacts.architecture.sample.Above;

/** Uses {@link Above}. */
public record Below(Above above) {}
