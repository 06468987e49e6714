module github.com/plangraph/plangraph

go 1.26
