package campus.contacts.tasks;

/** The kind of data that a task changes. */
public enum TaskType {
    /** Replaces a person's contacts. */
    CONTACTS("people", "PUT"),
    /** Adds or replaces a student's plans. */
    DPLANS("students", "PATCH");

    private final String resource;
    private final String action;

    TaskType(String resource, String action) {
        this.resource = resource;
        this.action = action;
    }

    /** Returns the resource as the API names it. */
    public String resource() {
        return resource;
    }

    /** Returns the HTTP method of the request. */
    public String action() {
        return action;
    }

    /** Returns the scope that grants visibility of other requesters' tasks. */
    public String scope() {
        return "urn:dartmouth:tasks:" + resource + ":write";
    }
}
