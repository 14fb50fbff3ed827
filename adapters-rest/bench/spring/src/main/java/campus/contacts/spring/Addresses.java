package campus.contacts.spring;

import org.springframework.data.jpa.repository.JpaRepository;

/** {@code /addresses}. */
interface Addresses extends JpaRepository<Address, Long> {}
