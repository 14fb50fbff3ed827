package campus.contacts.tasks;

/** What a task changes. */
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

    /** The resource as the API names it. */
    public String resource() {
        return resource;
    }

    /** The method by which it is asked for. */
    public String action() {
        return action;
    }

    /** The scope that shows the tasks of others. */
    public String scope() {
        return "urn:dartmouth:tasks:" + resource + ":write";
    }
}
