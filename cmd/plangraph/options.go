package main

import (
	"os"
	"time"
)

// options are what the flags of all commands set; each command sets its own.
type options struct {
	report    string
	listen    string
	follow    time.Duration
	variables string
	file      string
	json      bool
}

const defaultStore = "file:plangraph.db"

// storeFlag adds --store, which every command that touches the store has.
func storeFlag(c *call) {
	store := os.Getenv("PLANGRAPH_STORE")
	if store == "" {
		store = defaultStore
	}
	c.StringVar(&c.store, "store", store, "where the plans are kept: file:PATH, memory: or postgres://… (PLANGRAPH_STORE sets another default)")
}
