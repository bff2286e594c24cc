# On a fresh Debian or Ubuntu with only the Swift toolchain, every target sets up what it needs.
.PHONY: all run test build setup install eval bench clean
PREFIX ?= /usr/local

all: build

# Missing Debian packages are installed (with sudo when not root); silent when all are there.
setup:
	@./setup

build: setup
	swift build -c release --product muster

run: build
	./.build/release/muster demo

test: setup
	swift build --build-tests
	swift test --skip-build
