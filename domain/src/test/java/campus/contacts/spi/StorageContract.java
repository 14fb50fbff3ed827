package campus.contacts.spi;

/** Everything that a storage promises, told as tests; a storage's own test implements it and opens the storage. */
public interface StorageContract
        extends FoundingContract,
                RoundTripContract,
                FilingContract,
                HierarchyContract,
                ListingContract,
                TimingContract,
                AvailabilityContract,
                WindowContract,
                VersionContract,
                VisibilityContract,
                SeclusionContract,
                UnitOfWorkContract,
                RetryContract,
                ConcurrencyContract,
                RandomHierarchyContract,
                RandomListsContract,
                BackupContract,
                PeopleContract,
                TasksContract,
                PersonalContactsContract,
                PeopleImportContract,
                FoundSetContract,
                DirectoryContract,
                RandomDirectoryContract {}
