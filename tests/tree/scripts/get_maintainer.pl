#!/usr/bin/env perl
#
# get_maintainer.pl - says who gets patches for files, from MAINTAINERS
#
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Takes the options that mrconv gives to QEMU's script of this name, and prints
# what that one prints: names that have more than plain letters in quotes, the
# section with the longest pattern first.
use strict;
use warnings;
use Getopt::Long;

my ($from_files, $print_sections);
my %want = (m => 1, r => 1, l => 1);
GetOptions('f' => \$from_files, 'sections' => \$print_sections,
           'm!' => \$want{m}, 'r!' => \$want{r}, 'l!' => \$want{l},
           map { $_ => sub { } } qw(noroles norolestats nogit nogit-fallback))
    && $from_files or die "usage: $0 [OPTION...] -f FILE...\n";

# Paragraphs with a line of the form "F: PATTERN", from their title on
open(my $in, '<', 'MAINTAINERS') or die "MAINTAINERS: $!\n";
my @sections = map { s/\A.*\n-+\n//r } grep { /^F:/m }
               do { local $/ = ''; <$in> };

sub matching {
    my ($section, $letter, $file) = @_;
    my $best = 0;

    for my $pattern ($section =~ /^$letter:\s*(\S+)/mg) {
        my $regex = join '[^/]*', map { quotemeta } split /\*/, $pattern, -1;
        $regex .= $pattern =~ m{/$} ? '' : '$';
        my $length = $pattern =~ tr/*//c;
        $best = $length if $file =~ /^$regex/ && $length > $best;
    }
    return $best;
}

my %rank;
for my $file (@ARGV) {
    -e $file or die "$0: $file is not there\n";
    for my $i (0 .. $#sections) {
        next if matching($sections[$i], 'X', $file);
        my $length = matching($sections[$i], 'F', $file) ||
                     ($sections[$i] =~ m{^F:\s*\*/$}m ? 1 : 0);
        $rank{$i} = $length if $length > ($rank{$i} // 0);
    }
}

my (@people, @lists);
for my $section (map { $sections[$_] }
                 sort { $rank{$b} <=> $rank{$a} || $a <=> $b } keys %rank) {
    if ($print_sections) {
        print $section =~ s/^([A-Z]):\s*/$1:\t/mgr =~ s/\n*\z/\n\n/r;
    }
    for my $line (split /\n/, $section) {
        my ($letter, $who) = $line =~ /^([MRL]):\s*(.*)/ or next;
        next unless $want{lc $letter};
        my ($name, $address) = $who =~ /^([^"].*[^\w <-].*) (<.*)/;
        $who = '"' . $name =~ s/"/\\"/gr . '" ' . $address if $address;
        push @{$letter eq 'L' ? \@lists : \@people}, $who;
    }
}
my %seen;
print "$_\n" for grep { !$seen{$_}++ } @people, @lists;
