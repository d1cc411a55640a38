package lambda

// A Room is what of the processor a program may use. The zero Room is one core;
// its Share, where it has one, a part of that core. Call [NewRoom].
type Room struct {
	share *share
}

// SmallestShare is the share of a core that a function of 128 MB has: a whole
// one comes with 1,769 MB
// (docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html).
const SmallestShare = 128.0 / 1769
