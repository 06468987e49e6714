package loader_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// BenchmarkRead reads one plan of 1 MB and of 10 MB, made of the seeds' own sections: the speed must not depend on the size.
func BenchmarkRead(b *testing.B) {
	for _, size := range []int{1 << 20, 10 << 20} {
		text := longPlan(b, size)
		b.Run(fmt.Sprintf("%dMB", size>>20), func(b *testing.B) {
			r := loadertest.Reader(b)
			files := []loader.File{{Name: "long.txt", Data: []byte(text)}}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Load(context.Background(), files, nil, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longPlan is a plan of the given size: a title and the seeds' texts, over and over.
func longPlan(tb testing.TB, size int) string {
	var s strings.Builder
	s.WriteString("杭州市综合行动计划\n")
	for files := seedFiles(tb); s.Len() < size; {
		for _, f := range files {
			s.Write(f.Data)
			s.WriteByte('\n')
		}
	}
	return s.String()
}
