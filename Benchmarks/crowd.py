"""Very many people and two groups, put into the database by a statement each."""

import json
import sqlite3
import subprocess

from servers import Muster

ID = "00000000-0000-7000-8000-"
PEOPLE = """
INSERT INTO account (organization_id, id, integration_id, kind, active, user_name_key, created, modified, version,
document, comparison)
WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < {count})
SELECT organization_id, {id}, integration_id, kind, active, user_name_key || number, created, modified, version,
replace(replace(document, id, {id}), user_name_key, user_name_key || number), comparison
FROM account, numbers WHERE user_name_key = 'crowd'
"""
MEMBERS = """
INSERT INTO group_member (organization_id, group_id, member_id, account_id)
SELECT organization_id, '{group}', id, id FROM account WHERE id BETWEEN '{first}' AND '{last}'
"""


class Crowd:
    """Everybody is in the first group, some are in the second; a few newcomers are in none."""

    NEWCOMERS = 1000

    def __init__(self, root, folder, database, people, members):
        self.folder, self.database, self.people = folder, database, people
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / "groups.json"
        if not kept.exists():
            with Muster(root, folder, database) as muster:
                muster.ask("POST", "/Users", b'{"userName":"crowd","displayName":"One of many"}')
                groups = [json.load(muster.ask("POST", "/Groups", b'{"displayName":"%s"}' % name)) for name in
                          (b"Huge", b"Large")]
            id = f"'{ID}' || substr(CAST(1000000000000 + number AS TEXT), 2)"
            self.run(PEOPLE.format(count=people + self.NEWCOMERS, id=id))
            for group, count in zip(groups, [people, members]):
                self.run(MEMBERS.format(group=group["id"], first=self.person(1), last=self.person(count)))
            if database:
                self.run("VACUUM ANALYZE")
            kept.write_text(json.dumps([group["id"] for group in groups]))
        self.groups = json.loads(kept.read_text())

    def run(self, statement):
        """Beside no server."""
        if self.database:
            subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement, self.database], check=True)
            return
        connection = sqlite3.connect(self.folder / "data" / "muster.db")
        connection.execute(statement)
        connection.commit()
        connection.close()

    @staticmethod
    def person(number):
        return f"{ID}{number:012}"

    def newcomers(self, count):
        """People who are in no group."""
        return [self.person(self.people + number + 1) for number in range(min(count, self.NEWCOMERS))]

    def some(self, count):
        """Members, from all over the group."""
        return [self.person(1 + number * self.people // count) for number in range(count)]
