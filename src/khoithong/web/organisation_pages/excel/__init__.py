"""The organisation as an Excel file: template, export, and import with a preview of what will change."""
