import type { Migration } from './migration'

export const mail: Migration = {
  number: 3,
  name: 'mail',
  statements: [
    `alter table draft add column intent text not null default 'reply'`,
    `alter table draft add column bcc_line text not null default ''`,
    `alter table draft add column touched integer not null default 1`,
    `create table outgoing (
      message_id text primary key references message(id) on delete cascade, intent text not null, answers text,
      bcc_json text not null, send_at integer) without rowid`,
    `create table text_module (id text primary key, name text not null, short text not null, text text not null)`,
    // Until now every message of ours was an answer.
    `insert into outgoing (message_id, intent, answers, bcc_json)
      select message.id, 'reply', (
        select parent.id from message as parent
        where parent.conversation_id = message.conversation_id and parent.external_id = message.in_reply_to limit 1), '[]'
      from message where message.direction = 'out'`,
    // A message inside a container: which one, where its bytes lie, and what the container says of it.
    `alter table arrival add column part integer`,
    `alter table arrival add column first_byte integer`,
    `alter table arrival add column hints_json text not null default '{}'`,
    `alter table message add column reasons_json text not null default '[]'`,
    `alter table message add column topic text`,
    `create index message_by_topic on message(topic, at) where topic is not null`,
    `alter table message add column body_print text`,
    `alter table message add column automatic text`,
    `alter table message add column twin_of text references message(id) on delete set null`,
    `create index message_by_twin on message(twin_of) where twin_of is not null`,
    `alter table message add column warning text`,
    `alter table message add column announcement_json text`,
    // Mail that was sent elsewhere has bytes of its own, too, and is told by them.
    `drop index message_by_hash`,
    `create unique index message_by_hash on message(sha256) where sha256 is not null`,
    // Thrown away where it came from: kept and found, but in no list.
    `alter table message add column trashed integer not null default 0`,
    // Paths that are being looked through: after a kill they are looked through again.
    `create table walk (id text primary key, via text not null, paths_json text not null, begun_at integer not null)`,
    `alter table conversation add column mark text`,
    `create unique index conversation_by_mark on conversation(mark) where mark is not null`,
    `create table message_copy (
      sha256 text primary key, message_id text not null references message(id) on delete cascade,
      arrival_id text, at integer not null) without rowid`,
    `create index message_copy_by_message on message_copy(message_id)`,
    `create table gateway (
      id text primary key, name text not null, active integer not null, pattern_json text not null)`,
    `create table mailbox (
      id text primary key references channel(id) on delete cascade, address text not null,
      host text not null, port integer not null, tls text not null, user text not null, created_at integer not null,
      filed_until integer not null)`,
    `create table mailbox_folder (
      id text primary key, mailbox_id text not null references mailbox(id) on delete cascade, path text not null,
      after text not null, after_path text, uid_validity text, first_uid integer not null, last_uid integer not null,
      modseq text, pending_json text not null, unique (mailbox_id, path))`,
  ],
}
