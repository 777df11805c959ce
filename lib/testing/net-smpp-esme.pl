# A program by Debian's Net::SMPP: port, system_id, password. Sends two parts one after the other, waits for a receipt.
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my ($port, $system_id, $password) = @ARGV;
my ($client, $bound) = Net::SMPP->new_transceiver('127.0.0.1',
  port => $port, smpp_version => 0x34, system_id => $system_id, password => $password) or die "no connection: $!";
print 'bound ', $bound->{status}, ' ', $bound->{system_id}, "\n";
for my $part (1, 2) {
  my $answer = $client->submit_sm(
    source_addr_ton => 5,
    source_addr => 'TEST',
    dest_addr_ton => 1,
    dest_addr_npi => 1,
    destination_addr => '33612345678',
    esm_class => 0x40,
    registered_delivery => $part == 1 ? 1 : 0,
    short_message => pack('C6', 5, 0, 3, 9, 2, $part) . "part $part",
  ) or die 'no answer';
  print 'answer ', $answer->{status}, ' ', $answer->{message_id}, "\n";
}
while (my $pdu = $client->read_pdu) {
  next unless $pdu->{cmd} == Net::SMPP::CMD_deliver_sm;
  print 'told ', $pdu->{short_message}, "\n";
  $client->deliver_sm_resp(message_id => '', seq => $pdu->{seq});
  last;
}
my $goodbye = $client->unbind;
print 'unbound ', $goodbye->{status}, "\n";
