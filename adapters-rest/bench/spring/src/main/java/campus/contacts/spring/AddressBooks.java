package campus.contacts.spring;

import org.springframework.data.jpa.repository.JpaRepository;

/** {@code /addressBooks}. */
interface AddressBooks extends JpaRepository<AddressBook, Long> {}
