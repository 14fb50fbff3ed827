package campus.contacts.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;

@Entity
public class Contact extends Described {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
    @SequenceGenerator(name = "numbers", sequenceName = "contact_number", allocationSize = 1)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Address address;

    public String referenceId;
    public String referenceKey;
    public String addresseeId;
    public Instant startAt;
    public Instant endAt;
    public String endReasonId;
    public long privateReasons;
    public boolean referenceMayHide;
    public boolean addresseeMayHide;
    public boolean hidesAddress;

    @PrePersist
    void derive() {
        derive("type.Type:defaultContactType@localhost");
    }
}
