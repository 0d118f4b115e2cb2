// A SPIFFE identity has one spelling. Whatever else a certificate might say, however close, is
// nobody: two spellings of one name would be two names to a policy.
import t from 'tap'
import { formatIdentity, parseIdentity, sameIdentity, tryIdentity } from '../../mesh/identity.ts'
import { random } from './random.ts'

const web = { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'web' }
const uri = 'spiffe://cluster.local/ns/shop/sa/web'

await t.test('an identity is written and read back', async (t) => {
  t.equal(formatIdentity(web), uri)
  t.same(tryIdentity(uri), web)
  t.same(parseIdentity(uri), web)
  for (const text of [
    'spiffe://a/ns/b/sa/c',
    'spiffe://td_1.example-2.org/ns/kube-public/sa/system.node-1',
    `spiffe://${'d'.repeat(255)}/ns/${'n'.repeat(253)}/sa/${'s'.repeat(253)}`,
  ]) {
    t.equal(formatIdentity(parseIdentity(text)), text)
  }
})

await t.test('what is not of the canonical form is nobody', async (t) => {
  for (const text of [
    '',
    'spiffe://',
    'web',
    'https://cluster.local/ns/shop/sa/web',
    'SPIFFE://cluster.local/ns/shop/sa/web',
    'spiff://cluster.local/ns/shop/sa/web',
    'xspiffe://cluster.local/ns/shop/sa/web',
    'spiffe:/cluster.local/ns/shop/sa/web',
    'spiffe:///ns/shop/sa/web',
    'spiffe://Cluster.local/ns/shop/sa/web',
    'spiffe://cluster.local:443/ns/shop/sa/web',
    'spiffe://user@cluster.local/ns/shop/sa/web',
    'spiffe://cluster.local/ns/Shop/sa/web',
    'spiffe://cluster.local/ns//sa/web',
    'spiffe://cluster.local/ns/shop/sa/',
    'spiffe://cluster.local//ns/shop/sa/web',
    'spiffe://cluster.local/ns/shop/sa/web/',
    'spiffe://cluster.local/ns/shop/sa/web/x',
    'spiffe://cluster.local/ns/shop',
    'spiffe://cluster.local/sa/web/ns/shop',
    'spiffe://cluster.local/NS/shop/SA/web',
    'spiffe://cluster.local/ns/shop/sa/web?x=1',
    'spiffe://cluster.local/ns/shop/sa/web#x',
    'spiffe://cluster.local/ns/shop/sa/we%62',
    'spiffe://cluster.local/ns/../sa/web',
    'spiffe://cluster.local/ns/shop/sa/..',
    'spiffe://cluster.local/ns/shop/sa/.web',
    'spiffe://cluster.local/ns/shop/sa/web-',
    'spiffe://cluster.local/ns/shop/sa/-web',
    'spiffe://cluster.local/ns/shop/sa/we b',
    'spiffe://cluster.local/ns/shop/sa/web\n',
    'spiffe://cluster.local/ns/shop/sa/web\0',
    'spiffe://cluster.local\0.evil/ns/shop/sa/web',
    '\nspiffe://cluster.local/ns/shop/sa/web',
    ' spiffe://cluster.local/ns/shop/sa/web',
    'x\nspiffe://cluster.local/ns/shop/sa/web',
    'spiffe://cluster.local/ns/shop/sa/wéb',
    'spiffe://clüster.local/ns/shop/sa/web',
    'spiffe://cluster.local/ns/shop/sa/web,spiffe://cluster.local/ns/shop/sa/db',
    `spiffe://${'d'.repeat(256)}/ns/shop/sa/web`,
    `spiffe://cluster.local/ns/${'n'.repeat(254)}/sa/web`,
    `spiffe://cluster.local/ns/shop/sa/${'s'.repeat(254)}`,
  ]) {
    t.equal(tryIdentity(text), undefined, JSON.stringify(text.slice(0, 80)))
  }
})

await t.test('the error names what was read, cut to a bearable length', async (t) => {
  t.throws(() => parseIdentity('spiffe://x\n'), {
    code: 'bad_identity',
    message: /^expected spiffe:\/\/.*, got "spiffe:\/\/x\\n"$/,
  })
  try {
    parseIdentity('x'.repeat(100_000))
    t.fail('it was read')
  } catch (error) {
    t.ok(error instanceof Error && error.message.length < 500)
  }
})

await t.test('identities are the same when all three parts are', async (t) => {
  t.equal(sameIdentity(web, { ...web }), true)
  t.equal(sameIdentity(web, { ...web, trustDomain: 'other' }), false)
  t.equal(sameIdentity(web, { ...web, namespace: 'other' }), false)
  t.equal(sameIdentity(web, { ...web, serviceAccount: 'other' }), false)
})

await t.test('what is read at all is written the very same', async (t) => {
  const chance = random(3)
  const alphabet = [
    'a',
    'z',
    '0',
    '.',
    '-',
    '_',
    '/',
    ':',
    '%',
    'A',
    ' ',
    '\0',
    'é',
    'ns',
    'sa',
    '/ns/',
    '/sa/',
    'spiffe://',
  ]
  const wrong: string[] = []
  let read = 0
  for (let i = 0; i < 20_000; i++) {
    const characters = uri.split('')
    for (let n = chance.below(3); n >= 0; n--) {
      characters.splice(chance.below(uri.length), chance.below(2), chance.pick(alphabet))
    }
    const text = characters.join('')
    const identity = tryIdentity(text)
    if (identity === undefined) continue
    read++
    if (formatIdentity(identity) !== text) wrong.push(text)
  }
  t.same(wrong, [], `seed ${chance.seed}`)
  t.ok(read > 500 && read < 19_000, `${read} of 20000 were identities`)
})
