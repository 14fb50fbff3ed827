package campus.contacts.rest.list;

import campus.contacts.Address;
import campus.contacts.exchange.vcard.CardFile;
import campus.contacts.rest.http.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A list of addresses as vCards, one for each. */
public final class AddressCardsOutput implements ListOutput<Address> {
    private final FileFormat format;
    private CardFile file;

    public AddressCardsOutput(FileFormat format) {
        this.format = format;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    @Override
    public void head(Exchange exchange) {
        format.head(exchange, "addresses");
    }

    @Override
    public void begin(OutputStream out) {
        file = new CardFile(out, format.version());
    }

    @Override
    public void write(List<Address> page) throws IOException {
        for (Address address : page) {
            file.write(address);
        }
    }

    @Override
    public void end() throws IOException {
        file.end();
    }
}
