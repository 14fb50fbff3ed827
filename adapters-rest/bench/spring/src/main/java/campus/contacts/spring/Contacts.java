package campus.contacts.spring;

import java.time.Instant;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** {@code /contacts}. */
interface Contacts extends JpaRepository<Contact, Long> {
    /** The contacts of a person that are effective at a moment, as {@code /contacts/search/effective}. */
    @Query("""
            select c from Contact c where c.referenceKey = :reference
            and (c.startAt is null or c.startAt <= :on) and (c.endAt is null or c.endAt >= :on) order by c.id""")
    Slice<Contact> effective(String reference, Instant on, Pageable page);

    /** The first contacts of all without their number, as {@code /contacts/search/all}. */
    @Query("select c from Contact c order by c.id")
    Slice<Contact> all(Pageable page);
}
