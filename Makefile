# Everything a developer does. `make help` lists it; V=1 shows the commands.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
ifndef V
Q := @
MAKEFLAGS += --no-print-directory
endif
GEN := proto/gen/messages

.DEFAULT_GOAL := help
.PHONY: bench-waypoint image cluster-build cluster-up cluster-load cluster-test bench-cluster cluster-all cluster-down help deps bpf gen gen-check lint fmt types check-machine test demo check clean helm

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F'\t' '{printf "  make %-15s %s\n", $$1, $$2}'

deps: ## install what is missing (apt, npm)
	$(Q)deploy/local/deps.sh

bpf: deps ## build the BPF objects and libleyline.so
	$(Q)$(MAKE) -C bpf

gen: deps ## generate the protobuf codecs
	@echo "  GEN  $(GEN).js"
	$(Q)pbjs -t static-module -w es6 --no-delimited --no-service --no-verify --no-convert -o $(GEN).js proto/*.proto
	$(Q)pbts -o $(GEN).d.ts $(GEN).js

helm: deps ## write the Helm chart and the CRDs from deploy/kubernetes
	$(Q)node deploy/helm/generate.ts

gen-check: deps ## check that what is generated (codecs, chart, CRDs) is what its sources say
	$(Q)node deploy/helm/generate.ts --check
	$(Q)d=$$(mktemp -d) && pbjs -t static-module -w es6 --no-delimited --no-service --no-verify --no-convert -o $$d/m.js proto/*.proto \
	  && { cmp -s $$d/m.js $(GEN).js || { echo "$(GEN).js is not what proto/*.proto says; run 'make gen'" >&2; rm -r $$d; exit 1; }; rm -r $$d; }

types: deps ## check the types
	@echo "  TSC  ."
	$(Q)tsc -p .
	$(Q)tsc -p dashboard

lint: deps ## lint, and check the format
	@echo "  LINT ."
	$(Q)oxlint --type-aware --quiet
	$(Q)biome format --log-level=error .

fmt: deps ## format the sources
	$(Q)biome format --write .

check-machine: bpf
	$(Q)cli/leyline check --quiet

test: check-machine gen-check types lint ## install what is missing, then run all tests
	$(Q)node test/run.ts

check: test ## all that CI runs

demo: check-machine ## two nodes, running pods, one label, mutual TLS: under 90 seconds
	$(Q)node deploy/local/demo.ts

bench-waypoint: deps ## requests through a waypoint, against Envoy and HAProxy (SHORT=1: two minutes)
	$(Q)bench/waypoint/deps.sh
	$(Q)node bench/waypoint/run.ts $(if $(SHORT),--short)

image: bpf ## build the OCI image, without Docker
	@echo "  IMG  localhost/leyline:dev"
	$(Q)node deploy/image/build.ts

cluster-build: deps ## build the test cluster's programs (minutes, once)
	$(Q)test/cluster/build.sh

cluster-up: cluster-build ## bring a Kubernetes of two nodes up on this machine
	$(Q)test/cluster/up.sh

cluster-load: image ## load the image on every node of it
	$(Q)test/cluster/load.sh deploy/image/out/leyline.tar

cluster-test: deps ## test the product on the cluster (up and loaded)
	$(Q)node test/run.ts test/cluster

bench-cluster: deps ## how fast a label takes hold on the cluster, and what the mesh costs there
	$(Q)node bench/cluster/figures.ts

cluster-all: ## the whole of it in both modes of kube-proxy: up, load, test, down
	$(Q)for mode in nftables iptables; do \
	  echo "kube-proxy in $$mode mode"; export LEYLINE_CLUSTER_PROXY=$$mode; \
	  $(MAKE) cluster-up && $(MAKE) cluster-load && $(MAKE) cluster-test; code=$$?; \
	  $(MAKE) cluster-down; [ $$code = 0 ] || exit $$code; \
	done

cluster-down: ## take the test cluster down
	$(Q)test/cluster/down.sh

clean: ## remove what was built
	$(Q)$(MAKE) -C bpf clean
