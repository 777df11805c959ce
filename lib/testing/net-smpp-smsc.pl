# An SMSC by Debian's Net::SMPP. Tells its port, and in hexadecimal each short message that it is submitted.
use strict;
use warnings;
use Net::SMPP;
use IO::Socket::INET;

$| = 1;
my $probe = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1', LocalPort => 0) or die "no port: $!";
my $port = $probe->sockport;
close $probe;
my $server = Net::SMPP->new_listen('127.0.0.1', port => $port, smpp_version => 0x34) or die "cannot listen: $!";
print "port $port\n";
my $client = $server->accept or die "nobody came: $!";
my $count = 0;
while (my $pdu = $client->read_pdu) {
  my $seq = $pdu->{seq};
  if ($pdu->{cmd} == Net::SMPP::CMD_bind_transceiver) {
    $client->bind_transceiver_resp(system_id => 'net-smpp', seq => $seq);
  } elsif ($pdu->{cmd} == Net::SMPP::CMD_submit_sm) {
    my $id = sprintf('%X', 0xABC00000 + $count++);
    print 'sm ', unpack('H*', $pdu->{short_message}), "\n";
    my $text = 'id:' . hex($id) . ' sub:001 dlvrd:001 submit date:2611261200 done date:2611261200 stat:DELIVRD err:000 text:';
    my @receipt = (
      source_addr => $pdu->{destination_addr},
      destination_addr => $pdu->{source_addr},
      short_message => $text,
      esm_class => 4,
      async => 1,
    );
    # Every other receipt overtakes its answer.
    $client->deliver_sm(@receipt) if $count % 2;
    $client->submit_sm_resp(message_id => $id, seq => $seq);
    $client->deliver_sm(@receipt) unless $count % 2;
  } elsif ($pdu->{cmd} == Net::SMPP::CMD_enquire_link) {
    $client->enquire_link_resp(seq => $seq);
  } elsif ($pdu->{cmd} == Net::SMPP::CMD_unbind) {
    $client->unbind_resp(seq => $seq);
    print "unbound\n";
    last;
  } elsif ($pdu->{cmd} == Net::SMPP::CMD_deliver_sm_resp) {
    print 'acknowledged ', $pdu->{status}, "\n";
  }
}
