"""Use cases, one file per verb: every act of every surface passes through here."""
