package campus.contacts.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Address extends Described {
    @Id
    public Long id;

    public String addressText;
    public String resourceId;
}
