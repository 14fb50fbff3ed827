package campus.contacts.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class AddressBook extends Described {
    @Id
    public Long id;

    public String providerId;
    public String license;
}
